/** The story's part of a page as typed blocks of styled text. */
@NullMarked
package org.masthead.extract.blocks;

import org.jspecify.annotations.NullMarked;
