@NullMarked
package org.masthead.local.cloud.runtime;

import org.jspecify.annotations.NullMarked;
