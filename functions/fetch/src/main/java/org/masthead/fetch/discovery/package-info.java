/** Finds the syndication feeds of a source of which only the home page is known. */
@NullMarked
package org.masthead.fetch.discovery;

import org.jspecify.annotations.NullMarked;
