/**
 * What there is to find beside the feed: top, picks, sections, events, related, search, briefing.
 */
@NullMarked
package org.masthead.reader.discovery;

import org.jspecify.annotations.NullMarked;
