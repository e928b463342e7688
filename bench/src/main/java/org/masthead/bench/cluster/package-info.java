/** How well stories of one event are found, and how fast. */
@NullMarked
package org.masthead.bench.cluster;

import org.jspecify.annotations.NullMarked;
