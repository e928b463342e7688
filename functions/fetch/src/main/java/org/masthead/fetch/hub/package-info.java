/** Asks hubs to push the feeds that name them (W3C Recommendation "WebSub"). */
@NullMarked
package org.masthead.fetch.hub;

import org.jspecify.annotations.NullMarked;
