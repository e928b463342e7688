@NullMarked
package org.masthead.local.cloud.reextract;

import org.jspecify.annotations.NullMarked;
