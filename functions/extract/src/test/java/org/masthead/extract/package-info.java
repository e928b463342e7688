/** Specifications of the extractor, and the scoreboard that runs it over saved pages. */
@NullMarked
package org.masthead.extract;

import org.jspecify.annotations.NullMarked;
