/** Picks the sources that are due and asks for their syndication feeds. */
@NullMarked
package org.masthead.refresh;

import org.jspecify.annotations.NullMarked;
