/** What {@code local/masthead} can do with a running local cloud. */
@NullMarked
package org.masthead.local.cloud.command;

import org.jspecify.annotations.NullMarked;
