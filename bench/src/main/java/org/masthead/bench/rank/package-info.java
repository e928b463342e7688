/** How well stories are put in order for a member: a click log, replayed as it happened. */
@NullMarked
package org.masthead.bench.rank;

import org.jspecify.annotations.NullMarked;
