@NullMarked
package org.masthead.refresh;

import org.jspecify.annotations.NullMarked;
