package org.masthead.fetch.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.masthead.aws.HostsTable;
import org.masthead.fetch.http.FetchResult;
import org.masthead.host.HostFile;

/**
 * The files in which hosts state their rules, as they are known now: in memory, or in the hosts
 * table, or else to be asked for.
 */
final class HostFiles {

    /** RFC 9309 §2.4: a copy is not used for more than 24 hours unless the file is unreachable. */
    static final Duration LONGEST = Duration.ofHours(24);

    /** However short an answer says it holds: a host is not asked for its rules all day. */
    static final Duration SHORTEST = Duration.ofHours(1);

    /** Until a file that could not be had is asked for again. */
    static final Duration TROUBLE = Duration.ofMinutes(10);

    private static final int IN_MEMORY = 500;

    private final HostsTable table;
    private final InstantSource clock;
    private final Map<String, HostFile> memory =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, HostFile> eldest) {
                            return size() > IN_MEMORY;
                        }
                    });

    HostFiles(HostsTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** The copy that may be gone by now, where there is one. */
    Optional<HostFile> known(String address) {
        return Optional.ofNullable(memory.get(address)).filter(this::holds).or(() -> read(address));
    }

    private Optional<HostFile> read(String address) {
        var copy = table.file(address).filter(this::holds);
        copy.ifPresent(file -> memory.put(address, file));
        return copy;
    }

    private boolean holds(HostFile copy) {
        return copy.askAgainAt().isAfter(clock.instant());
    }

    /** Takes up what the host answered when it was asked for the file. */
    HostFile learn(String address, FetchResult result) {
        var now = clock.instant();
        var copy =
                switch (result) {
                    case FetchResult.Fetched file ->
                            good(address, now, file.fresh().orElse(LONGEST), file.body());
                    // RFC 9309 §2.3.1.3: unavailable (4xx) means that the host has no rules; so do
                    // redirects that lead nowhere (§2.3.1.2). Whatever else we cannot read has
                    // failed: see Fetcher.getRules.
                    case FetchResult.NotFound ignored -> none(address, now);
                    case FetchResult.Gone ignored -> none(address, now);
                    case FetchResult.Refused ignored -> none(address, now);
                    case FetchResult.Unavailable ignored -> none(address, now);
                    case FetchResult.Disallowed ignored -> none(address, now);
                    case FetchResult.NotModified ignored -> none(address, now);
                    case FetchResult.Failed failed -> trouble(address, now, failed);
                };
        table.keep(copy);
        memory.put(address, copy);
        return copy;
    }

    private static HostFile good(String address, Instant now, Duration fresh, byte[] body) {
        var hold = fresh.compareTo(SHORTEST) < 0 ? SHORTEST : fresh;
        return new HostFile(
                address,
                now.plus(hold.compareTo(LONGEST) > 0 ? LONGEST : hold),
                Optional.empty(),
                Optional.of(now),
                body);
    }

    private static HostFile none(String address, Instant now) {
        return good(address, now, LONGEST, new byte[0]);
    }

    /** What was known before goes on to hold, with the trouble beside it. */
    private HostFile trouble(String address, Instant now, FetchResult.Failed failed) {
        var before = table.file(address);
        var wait =
                failed.retryAfter().filter(asked -> asked.compareTo(TROUBLE) > 0).orElse(TROUBLE);
        return new HostFile(
                address,
                now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait),
                Optional.of(failed.reason()),
                before.flatMap(HostFile::goodAt),
                before.map(HostFile::body).orElse(new byte[0]));
    }
}
