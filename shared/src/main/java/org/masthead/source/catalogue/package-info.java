/**
 * Lists of titles: the shipped one, JSON Lines, and OPML. Reading one is a pure function that tells
 * everything that is wrong at once, each with its line.
 */
@NullMarked
package org.masthead.source.catalogue;

import org.jspecify.annotations.NullMarked;
