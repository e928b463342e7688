/** What all fetchers together know of a publisher's host: whose turn it is, and its own rules. */
@NullMarked
package org.masthead.host;

import org.jspecify.annotations.NullMarked;
