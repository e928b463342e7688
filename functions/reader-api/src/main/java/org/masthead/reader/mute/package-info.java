/** What a member never wants to see, held against an edition. */
@NullMarked
package org.masthead.reader.mute;

import org.jspecify.annotations.NullMarked;
