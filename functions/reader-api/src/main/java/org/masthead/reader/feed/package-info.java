/** Cards, ranked for one member. */
@NullMarked
package org.masthead.reader.feed;

import org.jspecify.annotations.NullMarked;
