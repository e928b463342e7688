/** Google Play: notifications through Pub/Sub, and the resources that they are about. */
@NullMarked
package org.masthead.membership.google;

import org.jspecify.annotations.NullMarked;
