/** Extracts the archive of raw pages again, by the extract function, wherever it is deployed. */
@NullMarked
package org.masthead.local.cloud.reextract;

import org.jspecify.annotations.NullMarked;
