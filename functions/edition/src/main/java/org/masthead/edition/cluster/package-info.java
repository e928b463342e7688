/** Which stories tell the same event. Pure: stories and earlier clusters in, clusters out. */
@NullMarked
package org.masthead.edition.cluster;

import org.jspecify.annotations.NullMarked;
