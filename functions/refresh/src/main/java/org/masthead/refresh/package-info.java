/** Asks for the syndication feeds and the young pages that are due. */
@NullMarked
package org.masthead.refresh;

import org.jspecify.annotations.NullMarked;
