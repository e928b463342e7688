@NullMarked
package org.masthead.local.cloud.http;

import org.jspecify.annotations.NullMarked;
