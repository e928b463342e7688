/** One story, whole or behind the wall. */
@NullMarked
package org.masthead.reader.story;

import org.jspecify.annotations.NullMarked;
