package org.masthead.page;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an address: how its last GET ended and what the next one should send.
 *
 * @param answeredFor the {@link FetchMessage#issuedAt} of the newest message that was carried out;
 *     empty while the address is only queued
 * @param etag for {@code If-None-Match}
 * @param lastModified for {@code If-Modified-Since}, as received
 * @param page where the page that was kept last is, where one was
 * @param missing whether the page was not there at the last check
 */
public record PageState(
        String urlHash,
        Optional<Instant> answeredFor,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<PageKey> page,
        boolean missing) {

    /** Whether the message asks for nothing that has not been done. */
    public boolean answers(FetchMessage message) {
        return answeredFor.filter(at -> !at.isBefore(message.issuedAt())).isPresent();
    }
}
