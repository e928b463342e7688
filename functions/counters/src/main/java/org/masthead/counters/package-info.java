/** Members' events in, counts and profiles out; each event once. */
@NullMarked
package org.masthead.counters;

import org.jspecify.annotations.NullMarked;
