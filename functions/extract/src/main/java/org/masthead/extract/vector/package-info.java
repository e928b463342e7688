/** What a story is about, as a vector: by a small sentence model, or by its n-grams. */
@NullMarked
package org.masthead.extract.vector;

import org.jspecify.annotations.NullMarked;
