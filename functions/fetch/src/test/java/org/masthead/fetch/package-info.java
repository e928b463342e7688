@NullMarked
package org.masthead.fetch;

import org.jspecify.annotations.NullMarked;
