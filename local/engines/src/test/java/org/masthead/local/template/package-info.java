@NullMarked
package org.masthead.local.template;

import org.jspecify.annotations.NullMarked;
