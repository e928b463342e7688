package org.masthead.fetch.feed;

import java.util.Optional;

/**
 * A file that belongs to an entry: a sound, a film, a picture.
 *
 * @param type its media type as the feed says, or {@code image/*} where it only says what it is
 * @param length in bytes, as the feed says
 */
public record Enclosure(Link link, Optional<String> type, Optional<Long> length) {}
