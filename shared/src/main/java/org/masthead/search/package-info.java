/**
 * Full-text search over live stories: a Lucene index of headlines and summaries. The edition
 * function builds it ({@link org.masthead.search.StoryIndexer}), minute by minute, and stores it as
 * one object ({@link org.masthead.search.IndexFile}); reader-api searches in it ({@link
 * org.masthead.search.StoryIndex}). No body is in it, so that no search tells what is behind the
 * wall.
 */
@NullMarked
package org.masthead.search;

import org.jspecify.annotations.NullMarked;
