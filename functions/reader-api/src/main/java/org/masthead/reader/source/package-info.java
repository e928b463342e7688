/** One title: what it is, by what right it is carried, and how its checks go. */
@NullMarked
package org.masthead.reader.source;

import org.jspecify.annotations.NullMarked;
