/** A page's tree and what its text measures: words, links, prose. */
@NullMarked
package org.masthead.extract.html;

import org.jspecify.annotations.NullMarked;
