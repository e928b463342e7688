/**
 * What an article becomes: a typed, markup-free story, its revisions, and the card a feed shows of
 * it.
 */
@NullMarked
package org.masthead.story;

import org.jspecify.annotations.NullMarked;
