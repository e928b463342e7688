/** The API that mobile apps call: the current edition, cut for each member. */
@NullMarked
package org.masthead.reader;

import org.jspecify.annotations.NullMarked;
