/** What a member may read, from the ledger. */
@NullMarked
package org.masthead.membership;

import org.jspecify.annotations.NullMarked;
