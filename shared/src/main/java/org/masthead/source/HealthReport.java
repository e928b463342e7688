package org.masthead.source;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** The checks of a source's feeds, summed up for people. */
final class HealthReport {

    private HealthReport() {}

    static Source.Health of(CheckedSource source) {
        var feeds = source.checks().stream().map(it -> feed(source, it)).toList();
        return new Source.Health(
                source.state(),
                source.reason(),
                newest(source, CheckLog::lastCheckedAt),
                newest(source, CheckLog::lastSuccessAt),
                source.nextCheckAt(),
                feeds.stream().mapToInt(Source.FeedHealth::failures).max().orElse(0),
                rounded(source.checks().stream().mapToDouble(it -> it.rhythm().perDay()).sum()),
                lastError(source),
                feeds);
    }

    private static Source.FeedHealth feed(CheckedSource source, FeedCheck check) {
        var log = check.log();
        boolean asked = source.state() == SourceState.ACTIVE && check.retired().isEmpty();
        return new Source.FeedHealth(
                check.feed(),
                check.retired(),
                log.lastCheckedAt(),
                log.lastSuccessAt(),
                Optional.of(check.nextCheckAt()).filter(at -> asked),
                log.failures(),
                log.failingSince(),
                rounded(check.rhythm().perDay()),
                log.lastOutcome(),
                log.lastError(),
                check.pushedUntil());
    }

    private static Optional<Instant> newest(
            CheckedSource source, Function<CheckLog, Optional<Instant>> time) {
        return source.checks().stream()
                .flatMap(check -> time.apply(check.log()).stream())
                .max(Comparator.naturalOrder());
    }

    /** Of the feed that was checked last among those that ever failed. */
    private static Optional<String> lastError(CheckedSource source) {
        return source.checks().stream()
                .map(FeedCheck::log)
                .filter(log -> log.lastError().isPresent())
                .max(Comparator.comparing(log -> log.lastCheckedAt().orElse(Instant.MIN)))
                .flatMap(CheckLog::lastError);
    }

    private static double rounded(double perDay) {
        return Math.rint(perDay * 10) / 10;
    }
}
