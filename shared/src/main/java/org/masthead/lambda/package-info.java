/** What every function needs around its domain: events in, replies out, one log. */
@NullMarked
package org.masthead.lambda;

import org.jspecify.annotations.NullMarked;
