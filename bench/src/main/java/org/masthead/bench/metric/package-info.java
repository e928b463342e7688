/** How near a prediction is to the truth. */
@NullMarked
package org.masthead.bench.metric;

import org.jspecify.annotations.NullMarked;
