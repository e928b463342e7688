/** Stripe: signed events, the subscriptions that they are about, checkout and portal. */
@NullMarked
package org.masthead.membership.stripe;

import org.jspecify.annotations.NullMarked;
