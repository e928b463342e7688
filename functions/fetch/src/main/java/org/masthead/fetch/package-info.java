/** One message, one GET: pages are kept raw, syndication feeds give new messages. */
@NullMarked
package org.masthead.fetch;

import org.jspecify.annotations.NullMarked;
