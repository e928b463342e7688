/** Good manners: robots.txt is obeyed, and a host is asked one thing at a time, not too often. */
@NullMarked
package org.masthead.fetch.host;

import org.jspecify.annotations.NullMarked;
