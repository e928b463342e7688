/** Where the stores call: a signature first, then a queue. */
@NullMarked
package org.masthead.membership.webhook;

import org.jspecify.annotations.NullMarked;
