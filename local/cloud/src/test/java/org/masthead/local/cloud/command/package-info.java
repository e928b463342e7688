/** Tests of the commands. */
@NullMarked
package org.masthead.local.cloud.command;

import org.jspecify.annotations.NullMarked;
