/** Apple: signed notifications and transactions of the App Store, and its server API. */
@NullMarked
package org.masthead.membership.apple;

import org.jspecify.annotations.NullMarked;
