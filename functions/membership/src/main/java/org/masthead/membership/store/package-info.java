/** What the stores have in common: events in, ledger lines out, purchases looked after. */
@NullMarked
package org.masthead.membership.store;

import org.jspecify.annotations.NullMarked;
