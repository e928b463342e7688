/** Saved pages of the press, kept beside the repository and not in it. */
@NullMarked
package org.masthead.bench.page;

import org.jspecify.annotations.NullMarked;
