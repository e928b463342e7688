/** Keeps the search index of the live stories. */
@NullMarked
package org.masthead.edition.search;

import org.jspecify.annotations.NullMarked;
