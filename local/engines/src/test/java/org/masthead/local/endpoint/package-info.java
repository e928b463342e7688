@NullMarked
package org.masthead.local.endpoint;

import org.jspecify.annotations.NullMarked;
