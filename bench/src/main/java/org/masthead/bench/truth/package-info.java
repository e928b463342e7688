/** What people say that a saved page holds. */
@NullMarked
package org.masthead.bench.truth;

import org.jspecify.annotations.NullMarked;
