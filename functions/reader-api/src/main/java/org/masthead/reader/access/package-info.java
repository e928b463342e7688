/** Who calls, and what they may open. */
@NullMarked
package org.masthead.reader.access;

import org.jspecify.annotations.NullMarked;
