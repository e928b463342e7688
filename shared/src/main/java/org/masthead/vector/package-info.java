/**
 * What a story is about, as a direction in space: stories that tell alike point alike. Plain maths;
 * who makes the vectors is the extract function's business.
 */
@NullMarked
package org.masthead.vector;

import org.jspecify.annotations.NullMarked;
