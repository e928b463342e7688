/** Which element of a page holds the story. */
@NullMarked
package org.masthead.extract.container;

import org.jspecify.annotations.NullMarked;
