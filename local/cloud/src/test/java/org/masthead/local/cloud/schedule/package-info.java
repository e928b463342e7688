@NullMarked
package org.masthead.local.cloud.schedule;

import org.jspecify.annotations.NullMarked;
