package org.masthead.local.publishers;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One invented title as its folder under {@code titles/} describes it.
 *
 * @param about its {@code title.txt}
 * @param templates its own pages by file name, {@code story.html} at least, over the common ones
 */
record Newsroom(
        String id,
        FrontMatter about,
        Map<String, Template> templates,
        List<Manuscript> manuscripts) {

    /** A syndication feed: its path below the title's folder and its format. */
    record Feed(Format format, String path) {}

    Template template(String name) {
        return Optional.ofNullable(templates.get(name))
                .orElseThrow(() ->
                        new IllegalArgumentException("Title %s lacks %s".formatted(id, name)));
    }

    /** Feeds that are told to readers ({@code feeds:}) or merely exist ({@code other-feeds:}). */
    List<Feed> feeds(String key) {
        return about.list(key).stream().map(Newsroom::feed).toList();
    }

    private static Feed feed(String formatAndPath) {
        int space = formatAndPath.indexOf(' ');
        if (space < 1) {
            throw new IllegalArgumentException(
                    "Feed '%s' wants a format and a path, like 'rss feed.xml'"
                            .formatted(formatAndPath));
        }
        Format format = Format.named(formatAndPath.substring(0, space));
        return new Feed(format, formatAndPath.substring(space + 1).strip());
    }

    /** Whether nobody tells of it: an operator has to find its feeds. */
    boolean isUnlisted() {
        return about.find("unlisted").isPresent();
    }

    /** What is not slow and does not fail. */
    boolean isPrompt() {
        return habit().equals("prompt");
    }

    /** How its server behaves, as {@link Habit#parse} reads it. */
    String habit() {
        return about.find("habit").orElse("prompt");
    }

    /** Whether its feeds name the server's hub. */
    boolean hasHub() {
        return about.find("hub").isPresent();
    }

    /**
     * What readers can see at {@code now}, newest first.
     *
     * @param releases when the story that is published on demand was
     */
    List<Story> stories(Instant start, Instant now, List<Instant> releases) {
        return manuscripts.stream()
                .flatMap(manuscript -> manuscript.at(start, now, releases).stream())
                .sorted(
                        Comparator.comparing(Story::published)
                                .reversed()
                                .thenComparing(Story::slug))
                .toList();
    }

    Title title(String origin) {
        String home = origin + "/" + id + "/";
        return new Title(
                id,
                about.get("name"),
                home,
                feeds("feeds").stream().map(feed -> home + feed.path()).toList(),
                about.get("language"),
                about.get("country"),
                about.list("topics"),
                about.get("licence"));
    }
}
