@NullMarked
package org.masthead.local.publishers;

import org.jspecify.annotations.NullMarked;
