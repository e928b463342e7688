/** What an extractor made of a page, in the referee's terms. */
@NullMarked
package org.masthead.bench.prediction;

import org.jspecify.annotations.NullMarked;
