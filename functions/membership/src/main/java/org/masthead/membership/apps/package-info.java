/** Passwords for reader apps of others. */
@NullMarked
package org.masthead.membership.apps;

import org.jspecify.annotations.NullMarked;
