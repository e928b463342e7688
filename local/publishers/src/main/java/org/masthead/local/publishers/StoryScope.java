package org.masthead.local.publishers;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that a title's templates may say about the title and its stories. */
final class StoryScope {

    /** Optional lines of a story's front matter, which templates may ask for all the same. */
    private static final List<String> OPTIONAL =
            List.of("caption", "credit", "note", "kicker", "label", "role", "place");

    private final Newsroom newsroom;
    private final Markup markup;
    private final DateTimeFormatter dates;
    private final Scope title;
    private final String home;

    StoryScope(Newsroom newsroom, String origin) {
        this.newsroom = newsroom;
        this.home = origin + "/" + newsroom.id() + "/";
        FrontMatter about = newsroom.about();
        this.markup = new Markup(about.fields(), home + "images/");
        this.dates =
                DateTimeFormatter.ofPattern(about.get("date-format"))
                        .withLocale(Locale.forLanguageTag(about.get("language")))
                        .withZone(ZoneId.of(about.get("zone")));
        this.title = titleScope(about, origin);
    }

    private Scope titleScope(FrontMatter about, String origin) {
        Map<String, String> texts = new HashMap<>();
        texts.put("origin", origin);
        texts.put("home", home);
        texts.put("images", home + "images/");
        texts.put("direction", about.find("direction").orElse("ltr"));
        for (String key : List.of("name", "motto", "language", "country", "licence", "accent")) {
            texts.put("title-" + key, about.get(key));
        }
        texts.put("title-id", newsroom.id());
        texts.put("hub", newsroom.hasHub() ? origin + PressRoom.HUB : "");
        texts.put("self", home + newsroom.feeds("feeds").getFirst().path());
        texts.put("full-text", about.find("feed-text").filter("full"::equals).orElse(""));
        return new Scope(texts, Map.of("feeds", feeds()));
    }

    private List<Scope> feeds() {
        List<Newsroom.Feed> all = new ArrayList<>(newsroom.feeds("feeds"));
        all.addAll(newsroom.feeds("other-feeds"));
        return all.stream()
                .map(feed ->
                        Scope.of(
                                Map.of(
                                        "feed-url", home + feed.path(),
                                        "feed-type", mediaType(feed.format()),
                                        "feed-format", feed.format().name())))
                .toList();
    }

    private static String mediaType(Format format) {
        return format.contentType.substring(0, format.contentType.indexOf(';'));
    }

    Scope title() {
        return title;
    }

    /** The title with its stories as {@code {{#stories}}}; each knows its own {@code {{comma}}}. */
    Scope listing(List<Story> stories, Instant modified, String section) {
        List<Scope> entries = new ArrayList<>();
        for (Story story : stories) {
            entries.add(story(story).with("comma", entries.isEmpty() ? "" : ","));
        }
        return title.with("stories", entries)
                .with("section-name", section)
                .with("modified", iso(modified))
                .with("modified-rfc", HttpTime.format(modified))
                .with(
                        "lead-image",
                        stories.isEmpty() ? "" : imageUrl(stories.getFirst(), 640, 360));
    }

    /** One story's page, with {@code {{#related}}} and {@code {{#alternates}}}. */
    Scope page(Story story, List<Story> related, List<Story> alternates) {
        Scope scope =
                title.over(story(story))
                        .with("related", related.stream().map(this::story).toList())
                        .with("alternates", alternates.stream().map(this::story).toList());
        return scope.with("body", body(story, scope));
    }

    private String body(Story story, Scope scope) {
        StringBuilder body = new StringBuilder();
        List<String> blocks = shown(story);
        for (int at = 0; at < blocks.size(); at++) {
            body.append(blocks.get(at)).append('\n');
            String furniture = newsroom.about().find("insert " + (at + 1)).orElse("");
            body.append(new Template("insert", furniture).render(scope)).append('\n');
        }
        return body.toString();
    }

    /** A title with a paywall sends its teaser to everybody and the rest to nobody. */
    private List<String> shown(Story story) {
        List<String> blocks = markup.blocks(story.content().text());
        int teaser = newsroom.about().find("teaser").map(Integer::parseInt).orElse(blocks.size());
        return story.free() ? blocks : blocks.subList(0, Math.min(teaser, blocks.size()));
    }

    Scope story(Story story) {
        Map<String, String> texts = new HashMap<>();
        OPTIONAL.forEach(key -> texts.put(key, story.find(key).orElse("")));
        for (String key : List.of("headline", "standfirst", "author", "section")) {
            texts.put(key, story.get(key));
        }
        texts.put("slug", story.slug());
        texts.put("url", url(story));
        texts.put(
                "story-language", story.find("language").orElse(newsroom.about().get("language")));
        texts.put("author-slug", slug(story.get("author")));
        texts.put("section-slug", slug(story.get("section")));
        texts.put("keywords", String.join(", ", story.content().list("topics")));
        texts.put("image", imageUrl(story, 1200, 675));
        texts.put("image-small", imageUrl(story, 640, 360));
        texts.put("image-name", story.find("image").orElse(story.slug()));
        texts.put("content", String.join("\n", shown(story)));
        texts.put("words", Integer.toString(words(story.content().text())));
        texts.put("locked", isLocked(story) ? "locked" : "");
        times(story, texts);
        return new Scope(texts, Map.of("topics", topics(story)));
    }

    private boolean isLocked(Story story) {
        return newsroom.about().find("teaser").isPresent() && !story.free();
    }

    private void times(Story story, Map<String, String> texts) {
        texts.put("published", iso(story.published()));
        texts.put("modified", iso(story.modified()));
        texts.put("published-rfc", HttpTime.format(story.published()));
        texts.put("published-text", dates.format(story.published()));
        texts.put("modified-text", dates.format(story.modified()));
        texts.put("revised", story.modified().equals(story.published()) ? "" : "revised");
    }

    private static List<Scope> topics(Story story) {
        return story.content().list("topics").stream()
                .map(topic -> Scope.of(Map.of("topic", topic)))
                .toList();
    }

    private String imageUrl(Story story, int width, int height) {
        String name = slug(story.find("image").orElse(story.slug()));
        return home + "images/" + name + "-" + width + "x" + height + ".png";
    }

    String path(Story story) {
        String slug = story.find("slug").orElse(story.slug());
        return newsroom.about()
                .get("address")
                .replace("{slug}", slug)
                .replace("{section}", slug(story.get("section")));
    }

    private String url(Story story) {
        try {
            return home + new URI(null, null, path(story), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Story " + story.slug() + " has no usable path", e);
        }
    }

    /** Lower-case ASCII words joined by hyphens; other letters are left out. */
    static String slug(String text) {
        String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = slug.replaceAll("^-|-$", "");
        return trimmed.isEmpty() ? "x" : trimmed;
    }

    private static int words(String text) {
        return text.strip().split("\\s+", -1).length;
    }

    private static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
