/** SQS event source mappings: queues that invoke functions. */
@NullMarked
package org.masthead.local.cloud.queue;

import org.jspecify.annotations.NullMarked;
