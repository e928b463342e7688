/** The one JSON configuration of the whole system. */
@NullMarked
package org.masthead.json;

import org.jspecify.annotations.NullMarked;
