/** Invented news titles, and folders of saved pages, on a small loopback web server. */
@NullMarked
package org.masthead.local.publishers;

import org.jspecify.annotations.NullMarked;
