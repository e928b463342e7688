/** Access that no store sells: vouchers by the batch, gifts, what operators give. */
@NullMarked
package org.masthead.grant;

import org.jspecify.annotations.NullMarked;
