/** Vouchers, gifts, and what operators give: access that no store sells. */
@NullMarked
package org.masthead.membership.grant;

import org.jspecify.annotations.NullMarked;
