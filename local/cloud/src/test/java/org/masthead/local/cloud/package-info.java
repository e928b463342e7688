@NullMarked
package org.masthead.local.cloud;

import org.jspecify.annotations.NullMarked;
