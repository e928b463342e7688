@NullMarked
package org.masthead.local.cloud.sample;

import org.jspecify.annotations.NullMarked;
