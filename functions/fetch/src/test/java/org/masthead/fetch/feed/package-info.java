@NullMarked
package org.masthead.fetch.feed;

import org.jspecify.annotations.NullMarked;
