@NullMarked
package org.masthead.local.cloud.log;

import org.jspecify.annotations.NullMarked;
