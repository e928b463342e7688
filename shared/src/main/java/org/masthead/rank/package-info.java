/**
 * Puts stories in order for one member: a few named features, weights that begin by hand and are
 * learned from what members open, diversity, and a little exploration. Plain maths; who holds the
 * stories and the member is the caller's business.
 */
@NullMarked
package org.masthead.rank;

import org.jspecify.annotations.NullMarked;
