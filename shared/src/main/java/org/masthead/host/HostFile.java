package org.masthead.host;

import java.time.Instant;
import java.util.Optional;

/**
 * Our copy of a file in which a host states its rules, such as robots.txt.
 *
 * @param address absolute
 * @param askAgainAt when the copy is too old to go by
 * @param trouble why the file could not be had at the last try; empty where it could, or where the
 *     host said that it has none
 * @param goodAt when {@code body} was had
 * @param body as received last; no bytes where the host has no such file
 */
@SuppressWarnings("ArrayRecordComponent") // parsed once, never compared
public record HostFile(
        String address,
        Instant askAgainAt,
        Optional<String> trouble,
        Optional<Instant> goodAt,
        byte[] body) {}
