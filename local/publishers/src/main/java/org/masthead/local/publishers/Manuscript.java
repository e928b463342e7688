package org.masthead.local.publishers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A story's file: its first version, the revisions to come, and when. Times are relative to the
 * server's start ({@code -35m}, {@code -26h}, {@code +3m}), so that the demo's news is always new.
 *
 * <p>With {@code published: on demand} the file is a series too: one more story each time somebody
 * asks for it.
 *
 * <p>With {@code every: 7m} the file is a series: one more story each seven minutes, in whose text
 * {@code {n}} is its number, {@code {time}} its time of day and {@code [[a|b|c]]} one of the
 * choices.
 */
record Manuscript(String slug, FrontMatter first, List<Revision> revisions) {

    /** What changes, and when. An empty text leaves the story's text as it is. */
    record Revision(Duration after, FrontMatter change) {}

    /** Real sites show the newest of a series and forget the rest. */
    private static final int SERIES_LENGTH = 12;

    private static final String ON_DEMAND = "on demand";

    private static final Pattern REVISION = Pattern.compile("(?m)^=== *([+-]\\d+[smhd]) *$");
    private static final Pattern OFFSET = Pattern.compile("([+-]?)(\\d+)([smhd])");
    private static final Pattern CHOICE = Pattern.compile("\\[\\[(.+?)]]");

    static Manuscript parse(String slug, String source) {
        List<Revision> revisions = new ArrayList<>();
        Matcher marks = REVISION.matcher(source);
        String first = source;
        while (marks.find()) {
            if (revisions.isEmpty()) {
                first = source.substring(0, marks.start());
            }
            int end = nextMark(source, marks.end());
            String change = source.substring(marks.end(), end).strip();
            revisions.add(new Revision(offset(marks.group(1)), FrontMatter.parse(slug, change)));
        }
        return new Manuscript(slug, FrontMatter.parse(slug, first), List.copyOf(revisions));
    }

    private static int nextMark(String source, int from) {
        Matcher next = REVISION.matcher(source);
        return next.find(from) ? next.start() : source.length();
    }

    static Duration offset(String text) {
        Matcher parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no time offset; write it like -35m, -26h or +3m".formatted(text));
        }
        long count = Long.parseLong(parts.group(2)) * (parts.group(1).equals("-") ? -1 : 1);
        return switch (parts.group(3)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /**
     * The stories that readers can see at {@code now}: none before publication, many of a series.
     *
     * @param releases when a story that is published on demand was, each time
     */
    List<Story> at(Instant start, Instant now, List<Instant> releases) {
        if (first.get("published").equals(ON_DEMAND)) {
            return LongStream.range(0, releases.size())
                    .mapToObj(n -> numbered(n + 1, releases.get((int) n)))
                    .toList();
        }
        Instant published = start.plus(offset(first.get("published")));
        if (published.isAfter(now)) {
            return List.of();
        }
        Optional<Duration> every = first.find("every").map(Manuscript::offset);
        if (every.isEmpty()) {
            return List.of(revised(published, start, now));
        }
        long newest = Duration.between(published, now).dividedBy(every.get());
        return LongStream.rangeClosed(Math.max(0, newest - SERIES_LENGTH + 1), newest)
                .mapToObj(n -> numbered(n, published.plus(every.get().multipliedBy(n))))
                .toList();
    }

    private Story revised(Instant published, Instant start, Instant now) {
        Map<String, String> fields = new HashMap<>(first.fields());
        String body = first.text();
        Instant modified = published;
        for (Revision revision : revisions) {
            Instant at = start.plus(revision.after());
            if (at.isAfter(now)) {
                break;
            }
            modified = at;
            fields.putAll(revision.change().fields());
            body = place(revision.change(), body);
        }
        return new Story(slug, new FrontMatter(fields, body), published, modified);
    }

    private static String place(FrontMatter change, String body) {
        if (change.text().isEmpty()) {
            return body;
        }
        return change.find("place").filter("top"::equals).isPresent()
                ? change.text() + "\n\n" + body
                : change.text();
    }

    private Story numbered(long n, Instant published) {
        Map<String, String> fields = new HashMap<>();
        first.fields().forEach((key, value) -> fields.put(key, fill(value, n, published)));
        String body = fill(first.text(), n, published);
        return new Story(slug + "-" + n, new FrontMatter(fields, body), published, published);
    }

    private static String fill(String text, long n, Instant published) {
        // 11..15 of 2026-11-22T10:15:30Z: the time of day, in UTC.
        String filled =
                text.replace("{n}", Long.toString(n))
                        .replace("{time}", published.toString().substring(11, 16));
        return CHOICE.matcher(filled)
                .replaceAll(choice -> {
                    String[] choices = choice.group(1).split("\\|", -1);
                    long pick = (n + choice.start()) % choices.length;
                    return Matcher.quoteReplacement(choices[(int) pick]);
                });
    }
}
