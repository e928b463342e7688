/**
 * Apple, Google and Stripe on a loopback web server: the parts of their APIs that Masthead asks,
 * and events signed with keys of its own.
 */
@NullMarked
package org.masthead.local.stores;

import org.jspecify.annotations.NullMarked;
