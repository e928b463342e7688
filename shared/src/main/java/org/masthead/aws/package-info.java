/** Adapters: the only place in shared code that knows AWS types. */
@NullMarked
package org.masthead.aws;

import org.jspecify.annotations.NullMarked;
