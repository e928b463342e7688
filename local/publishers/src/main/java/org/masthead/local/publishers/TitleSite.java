package org.masthead.local.publishers;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One title's front page, feeds, stories and pictures. */
final class TitleSite implements Site {

    /** As many as real feeds list, more or less. */
    private static final int LISTED = 40;

    private static final int RELATED = 3;

    private static final String HTML = "text/html; charset=utf-8";

    private final Newsroom newsroom;
    private final StoryScope scope;
    private final Habit habit;
    private final InstantSource clock;
    private final Instant start;
    private final Charset charset;
    private final List<Newsroom.Feed> feeds;
    private final List<Instant> releases = new CopyOnWriteArrayList<>();

    TitleSite(Newsroom newsroom, String origin, InstantSource clock) {
        this.newsroom = newsroom;
        this.scope = new StoryScope(newsroom, origin);
        this.habit = Habit.parse(newsroom.habit());
        this.clock = clock;
        this.start = clock.instant();
        this.charset =
                newsroom.about()
                        .find("charset")
                        .map(Charset::forName)
                        .orElse(StandardCharsets.UTF_8);
        this.feeds = new ArrayList<>(newsroom.feeds("feeds"));
        this.feeds.addAll(newsroom.feeds("other-feeds"));
    }

    Newsroom newsroom() {
        return newsroom;
    }

    /** What the list of all titles says about this one. */
    Scope summary() {
        return scope.listing(stories().stream().limit(3).toList(), start, "")
                .with("habit-text", newsroom.about().get("about"));
    }

    /** Publishes the story that is published on demand, once more. */
    void publish() {
        releases.add(clock.instant());
    }

    @Override
    public Answer answer(String path) {
        if (path.startsWith("images/")) {
            return Picture.answer(path.substring("images/".length()), start);
        }
        List<Story> stories = stories();
        if (path.isEmpty()) {
            return habit.listing(path, listing("listing.html", HTML, stories, ""));
        }
        Optional<Newsroom.Feed> feed =
                feeds.stream().filter(f -> f.path().equals(path)).findFirst();
        if (feed.isPresent()) {
            return habit.listing(path, feed(feed.get(), stories));
        }
        List<Story> byAuthor = stories.stream().filter(s -> authorPage(s).equals(path)).toList();
        if (!byAuthor.isEmpty()) {
            String author = byAuthor.getFirst().get("author");
            return listing("listing.html", HTML, byAuthor, author);
        }
        return stories.stream()
                .filter(story -> scope.path(story).equals(path))
                .findFirst()
                .map(story -> story(path, story, stories))
                .orElseGet(() -> Answer.problem(404, "No page of that name, or not yet: " + path));
    }

    private String authorPage(Story story) {
        return newsroom.about()
                .find("author-page")
                .map(page -> page.replace("{author}", StoryScope.slug(story.get("author"))))
                .orElse("");
    }

    private List<Story> stories() {
        return newsroom.stories(start, clock.instant(), List.copyOf(releases));
    }

    private Answer.Document feed(Newsroom.Feed feed, List<Story> stories) {
        Format format = feed.format();
        if (format != Format.SECTION) {
            return listing(format.template, format.contentType, stories, "");
        }
        String section = feed.path().replace("/", "");
        List<Story> inSection =
                stories.stream()
                        .filter(story -> StoryScope.slug(story.get("section")).equals(section))
                        .toList();
        return listing(format.template, format.contentType, inSection, section);
    }

    private Answer.Document listing(
            String template, String contentType, List<Story> stories, String section) {
        Instant modified =
                stories.stream().map(Story::modified).max(Comparator.naturalOrder()).orElse(start);
        List<Story> listed = stories.stream().limit(LISTED).toList();
        String text = newsroom.template(template).render(scope.listing(listed, modified, section));
        return Answer.document(contentType, Bytes.of(text, StandardCharsets.UTF_8))
                .modified(modified);
    }

    private Answer.Document story(String path, Story story, List<Story> stories) {
        if (story.status() != 200) {
            return Answer.problem(story.status(), "This story's page always answers so.");
        }
        String template = story.find("template").orElse("story.html");
        String html =
                newsroom.template(template)
                        .render(scope.page(story, related(story), alternates(story, stories)));
        String contentType =
                story.find("content-type")
                        .or(() -> newsroom.about().find("content-type"))
                        .orElse(HTML);
        Answer.Document page = Answer.document(contentType, Bytes.of(html, charset));
        return habit.story(path, page.modified(story.modified()));
    }

    /** Fixed ones, so that a page changes only when its own story does. */
    private List<Story> related(Story story) {
        return newsroom.stories(start, start, List.of()).stream()
                .filter(other -> !other.slug().equals(story.slug()) && other.status() == 200)
                .sorted(Comparator.comparing(Story::slug))
                .limit(RELATED)
                .toList();
    }

    private static List<Story> alternates(Story story, List<Story> stories) {
        Optional<String> other = story.find("alternate");
        return stories.stream()
                .filter(s -> other.isPresent())
                .filter(s -> s.slug().equals(other.get()) || s.slug().equals(story.slug()))
                .toList();
    }
}
