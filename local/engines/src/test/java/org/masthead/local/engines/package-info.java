@NullMarked
package org.masthead.local.engines;

import org.jspecify.annotations.NullMarked;
