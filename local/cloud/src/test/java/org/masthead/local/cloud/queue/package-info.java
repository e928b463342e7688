@NullMarked
package org.masthead.local.cloud.queue;

import org.jspecify.annotations.NullMarked;
