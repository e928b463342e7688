/** One readable stream of what all functions say. */
@NullMarked
package org.masthead.local.cloud.log;

import org.jspecify.annotations.NullMarked;
