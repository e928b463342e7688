@NullMarked
package org.masthead.local.cloud.issuer;

import org.jspecify.annotations.NullMarked;
