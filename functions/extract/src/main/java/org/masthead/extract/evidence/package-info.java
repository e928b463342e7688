/** What a page says about itself: linked data, meta elements, the visible byline. */
@NullMarked
package org.masthead.extract.evidence;

import org.jspecify.annotations.NullMarked;
