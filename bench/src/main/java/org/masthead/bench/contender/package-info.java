/** The extractors that are compared. */
@NullMarked
package org.masthead.bench.contender;

import org.jspecify.annotations.NullMarked;
