package org.masthead.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.masthead.page.PageKey;
import org.masthead.story.Revision.Fetch;
import org.masthead.vector.StoryVector;

/**
 * A story and every revision of it that Masthead has seen. {@link #merge} is commutative,
 * associative and idempotent, so pages may be extracted in any order, any number of times and by
 * older and newer extractors side by side, and leave the same state: the newest page's words, as
 * the highest extractor version reads them.
 *
 * @param story as the newest revision that tells it has it
 * @param discovered when Masthead first knew of the story's address
 * @param revisions oldest first; never empty; of the newest {@value #MAX_REVISIONS} fetches at
 *     most, each as the highest {@value #MAX_READINGS} extractor versions read it
 * @param vector of {@code story}; empty where the extractor that read it made none yet. Beside the
 *     JSON, not in it: the table stores it as an attribute of its own
 */
public record RevisedStory(
        Story story,
        Instant discovered,
        List<Revision> revisions,
        @JsonIgnore Optional<StoryVector> vector) {

    /** Keeps the item of the longest live blog below DynamoDB's 400 KB. */
    static final int MAX_REVISIONS = 200;

    /**
     * The second is what history compares by while only some of a story's pages have been read by a
     * new extractor.
     */
    static final int MAX_READINGS = 2;

    public RevisedStory {
        revisions = List.copyOf(revisions);
        // JSON has none.
        vector = Objects.requireNonNullElse(vector, Optional.empty());
    }

    public RevisedStory(Story story, Instant discovered, List<Revision> revisions) {
        this(story, discovered, revisions, Optional.empty());
    }

    /** The same story with the vector of its words. */
    public RevisedStory with(StoryVector made) {
        return new RevisedStory(story, discovered, revisions, Optional.of(made));
    }

    /** A change that a reader could notice, and the parts that changed. */
    public record Change(Instant at, List<String> changed) {}

    public static RevisedStory first(
            Story story, Instant discovered, Instant fetchedAt, String page, String correlationId) {
        return new RevisedStory(
                story, discovered, List.of(Revision.of(story, fetchedAt, page, correlationId)));
    }

    public RevisedStory merge(RevisedStory other) {
        var all = new TreeSet<>(revisions);
        all.addAll(other.revisions);
        int newer = told().compareTo(other.told());
        return new RevisedStory(
                newer >= 0 ? story : other.story,
                discovered.isBefore(other.discovered) ? discovered : other.discovered,
                kept(all),
                vector(other, newer));
    }

    /** Of one reading, made twice, the better vector; else that of the words that stay. */
    private Optional<StoryVector> vector(RevisedStory other, int newer) {
        if (newer == 0 && story.equals(other.story)) {
            return StoryVector.better(vector, other.vector);
        }
        return newer >= 0 ? vector : other.vector;
    }

    private static List<Revision> kept(NavigableSet<Revision> all) {
        return all.descendingSet().stream()
                .collect(groupingBy(Revision::fetch, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .limit(MAX_REVISIONS)
                .flatMap(readings -> readings.stream().limit(MAX_READINGS))
                .toList()
                .reversed();
    }

    /** The story with the news that its publisher shows it no longer. */
    public RevisedStory with(Revision withdrawal) {
        var all = new TreeSet<>(revisions);
        all.add(withdrawal);
        return new RevisedStory(story, discovered, kept(all), vector);
    }

    /** All news that its publisher showed it no longer, oldest first. */
    public List<Revision> withdrawals() {
        return revisions.stream().filter(revision -> !revision.tells()).toList();
    }

    /** What is left of it where the newest that is known is that it is withdrawn. */
    public Optional<Tombstone> tombstone() {
        var newest = newest();
        return newest.withdrawn()
                .map(reason ->
                        new Tombstone(
                                story.id(),
                                story.sourceId(),
                                newest.at(),
                                reason,
                                Optional.empty()));
    }

    /**
     * Whether an address that is gone takes the story with it: it is the story's own, or no other
     * has told it.
     */
    public boolean standsOn(String urlHash) {
        return PageKey.urlHash(story.url()).equals(urlHash)
                || revisions.stream()
                        .filter(Revision::tells)
                        .map(revision -> PageKey.parse(revision.page()).map(PageKey::urlHash))
                        .allMatch(Optional.of(urlHash)::equals);
    }

    /** Whether the raw page with that key is among those the story was made of. */
    public boolean has(String page) {
        return revisions.stream().anyMatch(revision -> revision.page().equals(page));
    }

    public Revision newest() {
        return revisions.getLast();
    }

    /** The newest revision that tells the story. */
    private Revision told() {
        return revisions.reversed().stream()
                .filter(Revision::tells)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no page tells story " + story.id()));
    }

    /** 1 for a story that never changed, one more for each change. */
    public int revision() {
        return 1 + history().size();
    }

    /**
     * The publisher's changes, oldest first. A page that was fetched again with the same story in
     * it is none, and neither is a page that a new extractor reads differently: two fetches compare
     * by the highest extractor version that read both, and where there is none nothing is claimed.
     */
    public List<Change> history() {
        var fetches = fetches();
        var readings = readings();
        var changes = new ArrayList<Change>();
        for (int i = 1; i < fetches.size(); i++) {
            var after = fetches.get(i);
            var changed =
                    changed(readings.of(fetches.get(i - 1).page()), readings.of(after.page()));
            if (!changed.isEmpty()) {
                changes.add(new Change(after.at(), changed));
            }
        }
        return changes;
    }

    /**
     * The page that was fetched right before that one, where this extractor has not read it: until
     * it has, history may not be able to compare the two.
     */
    public Optional<String> unreadBefore(String page, int extractor) {
        var pages = fetches().stream().map(Fetch::page).toList();
        int at = pages.lastIndexOf(page);
        return Optional.of(at - 1)
                .filter(before -> before >= 0)
                .map(pages::get)
                .filter(before -> !readings().of(before).containsKey(extractor));
    }

    /** Those at which the publisher showed the story, oldest first. */
    private List<Fetch> fetches() {
        return revisions.stream().filter(Revision::tells).map(Revision::fetch).distinct().toList();
    }

    /** Fingerprints by page and extractor: fetched twice, the same bytes read the same. */
    private record Readings(Map<String, NavigableMap<Integer, Map<String, String>>> byPage) {

        NavigableMap<Integer, Map<String, String>> of(String page) {
            return byPage.getOrDefault(page, Collections.emptyNavigableMap());
        }
    }

    private Readings readings() {
        var byPage = new HashMap<String, NavigableMap<Integer, Map<String, String>>>();
        for (var revision : revisions) {
            byPage.computeIfAbsent(revision.page(), _ -> new TreeMap<>())
                    .put(revision.extractor(), revision.fingerprints());
        }
        return new Readings(byPage);
    }

    private static List<String> changed(
            NavigableMap<Integer, Map<String, String>> before,
            NavigableMap<Integer, Map<String, String>> after) {
        return after.descendingMap().entrySet().stream()
                .flatMap(reading ->
                        Optional.ofNullable(before.get(reading.getKey()))
                                .map(known -> changed(known, reading.getValue()))
                                .stream())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return after.entrySet().stream()
                .filter(part -> !part.getValue().equals(before.get(part.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    public Card card() {
        return new Card(
                story.id(),
                story.url(),
                story.sourceId(),
                story.language(),
                story.section(),
                story.topics(),
                story.authors().stream().map(Author::name).toList(),
                story.headline(),
                summary(),
                story.image(),
                story.published().filter(at -> !at.isAfter(told().at())).orElse(discovered),
                discovered,
                story.readingSeconds(),
                story.publisherAccess(),
                newest().correlationId());
    }

    private Optional<String> summary() {
        return story.standfirst()
                .or(() -> firstParagraph(story.blocks()))
                .flatMap(text -> story.snippet(text, Card.SUMMARY_LENGTH));
    }

    private static Optional<String> firstParagraph(List<Block> blocks) {
        for (var block : blocks) {
            if (block instanceof Block.Paragraph(var text)) {
                return Optional.of(Run.textOf(text));
            }
            if (block instanceof Block.Section(var label, var inner)) {
                return firstParagraph(inner);
            }
        }
        return Optional.empty();
    }
}
