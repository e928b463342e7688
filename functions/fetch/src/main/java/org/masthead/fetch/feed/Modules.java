package org.masthead.fetch.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What feeds of every format borrow: Dublin Core, Media RSS (rssboard.org/media-rss), Apple's
 * podcast names, the syndication module, licences.
 */
final class Modules {

    /** Periods of the syndication module (RSS 1.0 "mod_syndication"), in hours. */
    private static final Map<String, Integer> PERIODS =
            Map.of("hourly", 1, "daily", 24, "weekly", 168, "monthly", 730, "yearly", 8760);

    private static final int MINUTES_A_YEAR = 525_600;

    private Modules() {}

    static Optional<String> title(Part entry) {
        return entry.html("dc:title", "media:title", "itunes:title");
    }

    static Optional<String> summary(Part part) {
        return part.html(
                "dc:description",
                "itunes:summary",
                "dcterms:abstract",
                "media:description",
                "itunes:subtitle");
    }

    static Stream<Person> creators(Part part) {
        return Stream.of("dc:creator", "dc:author", "itunes:author")
                .map(name -> part.texts(name).map(Person::of).toList())
                .filter(people -> !people.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream);
    }

    /** Media RSS, also where it is grouped, and the picture of a podcast. */
    static Stream<Enclosure> media(Part entry) {
        var media =
                Stream.concat(Stream.of(entry), entry.all("media:group"))
                        .flatMap(Modules::mediaContent);
        var picture =
                entry.all("itunes:image")
                        .flatMap(image -> image.link("href").stream())
                        .map(Modules::picture);
        return Stream.concat(media, picture);
    }

    private static Stream<Enclosure> mediaContent(Part entry) {
        return Stream.concat(
                entry.all("media:content")
                        .flatMap(content ->
                                content.link("url").stream()
                                        .map(link -> enclosure(content, link, "fileSize"))),
                entry.all("media:thumbnail")
                        .flatMap(picture -> picture.link("url").stream())
                        .map(Modules::picture));
    }

    static Enclosure enclosure(Part part, Link link, String length) {
        var type = part.attribute("type").or(() -> part.attribute("medium").map(m -> m + "/*"));
        return new Enclosure(link, type, part.attribute(length).flatMap(Modules::number));
    }

    private static Enclosure picture(Link link) {
        return new Enclosure(link, Optional.of("image/*"), Optional.empty());
    }

    /**
     * What a feed says of itself.
     *
     * @param link the name that the format has for Atom's links
     */
    static Hints hints(Part channel, String link) {
        return new Hints(
                AtomLink.links(channel, link, "hub").toList(),
                AtomLink.links(channel, link, "self").findFirst(),
                channel.text("ttl").flatMap(Modules::minutes),
                updateInterval(channel),
                some(channel, "skiphours", "hour", Modules::hour),
                some(channel, "skipdays", "day", Modules::day),
                licences(channel, link),
                channel.first("rsl:content", "rsl:rsl").map(rsl -> rsl.element().outerHtml()));
    }

    private static List<Link> licences(Part channel, String link) {
        return Stream.of(
                        AtomLink.links(channel, link, "license"),
                        channel.all("creativecommons:license")
                                .flatMap(licence -> licence.link().stream()),
                        channel.all("cc:license")
                                .flatMap(licence ->
                                        licence.link("rdf:resource").or(licence::link).stream()))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    private static Optional<Duration> updateInterval(Part channel) {
        long times =
                channel.text("sy:updatefrequency")
                        .flatMap(Modules::number)
                        .filter(n -> n > 0)
                        .orElse(1L);
        return channel.text("sy:updateperiod")
                .map(period -> PERIODS.get(period.toLowerCase(Locale.ROOT)))
                .map(hours -> Duration.ofHours(hours).dividedBy(times));
    }

    private static Optional<Duration> minutes(String text) {
        return number(text).filter(n -> n > 0 && n <= MINUTES_A_YEAR).map(Duration::ofMinutes);
    }

    private static <T> Set<T> some(
            Part channel, String list, String name, Function<String, Optional<T>> read) {
        return channel.all(list)
                .flatMap(part -> part.texts(name))
                .flatMap(text -> read.apply(text).stream())
                .collect(Collectors.toSet());
    }

    /** RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23. */
    private static Optional<Integer> hour(String text) {
        return number(text).filter(n -> n >= 0 && n <= 24).map(n -> (int) (n % 24));
    }

    private static Optional<DayOfWeek> day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(text))
                .findFirst();
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
