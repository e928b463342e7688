/** The titles Masthead carries, and when each is checked next. */
@NullMarked
package org.masthead.source;

import org.jspecify.annotations.NullMarked;
