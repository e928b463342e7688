/** Functions in their own JVMs, fed over the documented Lambda Runtime API. */
@NullMarked
package org.masthead.local.cloud.runtime;

import org.jspecify.annotations.NullMarked;
