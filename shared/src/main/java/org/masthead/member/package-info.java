/** A person with an account: preferences, plans, the ledger, and the entitlement folded from it. */
@NullMarked
package org.masthead.member;

import org.jspecify.annotations.NullMarked;
