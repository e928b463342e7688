/** How good and how fast the extraction is, in one table beside its peers. */
@NullMarked
package org.masthead.bench;

import org.jspecify.annotations.NullMarked;
