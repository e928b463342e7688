package org.masthead.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.json.Json;
import org.masthead.page.Digest;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.Tombstone;

/**
 * All live stories at one moment. Immutable. A story is known by its place, from 0 to {@link #size}
 * less one, the newest discovered first; what the innermost loops ask of it stands in columns by
 * that place, and its card is worked out only when it is asked for.
 */
public final class Edition {

    /** A story stays live for 72 hours from its discovery. */
    public static final Duration LIVE = Duration.ofDays(3);

    private static final Comparator<LiveStory> NEWEST_FIRST =
            Comparator.comparing((LiveStory story) -> story.card().discovered())
                    .reversed()
                    .thenComparing(LiveStory::id);
    private static final Comparator<Tombstone> LATEST_FIRST =
            Comparator.comparing(Tombstone::at).reversed().thenComparing(Tombstone::id);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int DIGEST_DIGITS = 16;

    private final String version;
    private final Instant boundAt;
    private final List<Source> sources;
    private final Map<String, Integer> sourcePlaces;
    private final List<Card> cards;
    private final Map<String, Integer> places;
    private final List<Tombstone> tombstones;
    private final Map<String, Instant> since;
    private final CardColumns columns;
    private final StoryVectors vectors;
    private final List<Cluster> clusters;
    private final int[] clusterOf;
    private final float[] popularity;
    private final List<Pick> picks;
    private final Optional<String> model;
    private final WordIndex words;

    Edition(String version, Instant boundAt, Contents contents, Map<String, Instant> since) {
        this.version = version;
        this.boundAt = boundAt;
        this.sources = contents.sources();
        this.sourcePlaces = places(sources.stream().map(Source::id).toList());
        this.cards = contents.live().cards();
        this.places = places(cards.stream().map(Card::id).toList());
        this.tombstones = contents.live().tombstones();
        this.since = Map.copyOf(since);
        this.columns = CardColumns.of(cards, sourcePlaces);
        this.vectors =
                StoryVectors.of(contents.live().stories().stream().map(LiveStory::vector).toList());
        this.clusters = clusters(contents.tellings());
        this.clusterOf = new int[cards.size()];
        Arrays.fill(clusterOf, -1);
        for (int i = 0; i < clusters.size(); i++) {
            for (int story : clusters.get(i).stories()) {
                clusterOf[story] = i;
            }
        }
        this.popularity = new float[cards.size() * Popularity.WIDTH];
        contents.popularity()
                .forEach((id, counts) ->
                        story(id)
                                .ifPresent(story ->
                                        System.arraycopy(
                                                counts.row(),
                                                0,
                                                popularity,
                                                story * Popularity.WIDTH,
                                                Popularity.WIDTH)));
        this.picks = contents.picks();
        this.model = contents.model();
        this.words = WordIndex.of(cards);
    }

    /** Binds contents, in whatever order they come. */
    public static Edition bind(Instant now, Contents contents) {
        var ordered = ordered(contents);
        var digest =
                Digest.sha256(
                        Json.write(
                                List.of(
                                        ordered.sources(),
                                        ordered.live().cards(),
                                        ordered.live().tombstones(),
                                        ordered.tellings(),
                                        ordered.picks(),
                                        ordered.model())));
        var version = TIME.format(now) + "-" + digest.substring(0, DIGEST_DIGITS);
        var since = new HashMap<String, Instant>();
        ordered.live().cards().forEach(card -> since.put(card.id(), now));
        ordered.live().tombstones().forEach(tombstone -> since.put(tombstone.id(), now));
        return new Edition(version, now, ordered, since);
    }

    /** Binds stories and sources, in whatever order they come. */
    public static Edition bind(Instant now, List<Source> sources, LiveStories live) {
        return bind(now, Contents.of(sources, live));
    }

    private static Contents ordered(Contents contents) {
        return new Contents(
                contents.sources().stream().sorted(Comparator.comparing(Source::id)).toList(),
                new LiveStories(
                        contents.live().stories().stream().sorted(NEWEST_FIRST).toList(),
                        contents.live().tombstones().stream().sorted(LATEST_FIRST).toList()),
                contents.tellings(),
                contents.popularity(),
                contents.picks(),
                contents.model());
    }

    private static Map<String, Integer> places(List<String> ids) {
        return IntStream.range(0, ids.size())
                .boxed()
                .collect(Collectors.toMap(ids::get, Function.identity()));
    }

    private List<Cluster> clusters(List<Telling> tellings) {
        return tellings.stream()
                .map(telling ->
                        new Cluster(
                                telling.id(),
                                live(telling.stories()),
                                live(
                                        telling.stories().stream()
                                                .filter(telling.copies()::contains)
                                                .sorted(
                                                        Comparator.comparing(
                                                                id -> places.getOrDefault(id, -1)))
                                                .toList())))
                .filter(cluster -> cluster.stories().length > 0)
                .toList();
    }

    private int[] live(List<String> ids) {
        return ids.stream().map(this::story).flatMapToInt(OptionalInt::stream).toArray();
    }

    /** The same edition, where what has not changed since an earlier one keeps its time. */
    public Edition after(Edition earlier) {
        var unchanged = new HashSet<Object>(earlier.cards());
        unchanged.addAll(earlier.tombstones());
        var times = new HashMap<>(since);
        cards.stream()
                .filter(unchanged::contains)
                .forEach(card -> times.replace(card.id(), earlier.since(card.id())));
        tombstones.stream()
                .filter(unchanged::contains)
                .forEach(stone -> times.replace(stone.id(), earlier.since(stone.id())));
        return new Edition(version, boundAt, contents(), times);
    }

    /** What it was bound from, in its order. */
    Contents contents() {
        var stories = new ArrayList<LiveStory>();
        for (int story = 0; story < size(); story++) {
            stories.add(new LiveStory(card(story), vectors.vector(story)));
        }
        var counts = new HashMap<String, Popularity>();
        for (int story = 0; story < size(); story++) {
            counts.put(id(story), popularity(story));
        }
        return new Contents(
                sources, new LiveStories(stories, tombstones), tellings(), counts, picks, model);
    }

    private List<Telling> tellings() {
        return clusters.stream()
                .map(cluster ->
                        new Telling(
                                cluster.id(),
                                Arrays.stream(cluster.stories()).mapToObj(this::id).toList(),
                                Arrays.stream(cluster.copies())
                                        .mapToObj(this::id)
                                        .collect(Collectors.toSet())))
                .toList();
    }

    /** Unique and growing with time; ends with the {@link #digest}. */
    public String version() {
        return version;
    }

    /** When it was bound: "now" for all that is worked out from it. */
    public Instant boundAt() {
        return boundAt;
    }

    /** What the edition holds, whenever it was bound: the same contents have the same digest. */
    public String digest() {
        return digestOf(version);
    }

    static String digestOf(String version) {
        return version.substring(version.indexOf('-') + 1);
    }

    /** Every title that is carried, by id. */
    public List<Source> sources() {
        return sources;
    }

    /** The source with that id; empty where the edition has none. */
    public Optional<Source> source(String id) {
        return Optional.ofNullable(sourcePlaces.get(id)).map(sources::get);
    }

    /** How many live stories there are. */
    public int size() {
        return cards.size();
    }

    /** The place of the story with that id; empty where it is not live. */
    public OptionalInt story(String id) {
        var place = places.get(id);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** The id of the story at that place. */
    public String id(int story) {
        return cards.get(story).id();
    }

    /** The card of the story at that place. */
    public Card card(int story) {
        return cards.get(story);
    }

    /** All cards by place. */
    public List<Card> cards() {
        return cards;
    }

    /** What is left of the stories that ceased to be shown while they were live, newest first. */
    public List<Tombstone> tombstones() {
        return tombstones;
    }

    /** When a card or tombstone came into an edition as it is now. */
    public Instant since(String storyId) {
        return since.getOrDefault(storyId, boundAt);
    }

    /**
     * When the card at that place came into an edition as it is now, in milliseconds since 1970.
     */
    public long since(int story) {
        return since(id(story)).toEpochMilli();
    }

    /** The place of the story's source in {@link #sources}; -1 where it is not carried any more. */
    public int sourceOf(int story) {
        return columns.source()[story];
    }

    /** The slugs of all sections, see {@link org.masthead.story.Slug}. */
    public List<String> sections() {
        return columns.sections();
    }

    /** The number of the story's section; -1 where its publisher names none. */
    public int sectionOf(int story) {
        return columns.section()[story];
    }

    /** The slugs of all topics; sections are not among them. */
    public List<String> topics() {
        return columns.topics().slugs();
    }

    /** The numbers of the story's topics. */
    public int[] topicsOf(int story) {
        return columns.topics().of(story);
    }

    /** The slugs of the names of all authors. */
    public List<String> authors() {
        return columns.authors().slugs();
    }

    /** The numbers of the story's authors. */
    public int[] authorsOf(int story) {
        return columns.authors().of(story);
    }

    /** BCP 47 tags, as the publishers write them. */
    public List<String> languages() {
        return columns.languages();
    }

    /** The number of the story's language; -1 where it is unknown. */
    public int languageOf(int story) {
        return columns.language()[story];
    }

    /** In seconds since 1970; see {@link Card#published}. */
    public long published(int story) {
        return columns.published()[story];
    }

    /** In seconds since 1970; see {@link Card#discovered}. */
    public long discovered(int story) {
        return columns.discovered()[story];
    }

    /** How many events are told. */
    public int clusters() {
        return clusters.size();
    }

    /** The number of the story's cluster; -1 where it is in none. */
    public int clusterOf(int story) {
        return clusterOf[story];
    }

    /** The cluster with that number. */
    public Cluster cluster(int number) {
        return clusters.get(number);
    }

    /** The number of the cluster with that id; empty where no live story is in it. */
    public OptionalInt cluster(String id) {
        return IntStream.range(0, clusters.size())
                .filter(number -> clusters.get(number).id().equals(id))
                .findFirst();
    }

    /** Whether it is known what the story is about. */
    public boolean hasVector(int story) {
        return vectors.has(story);
    }

    /** What the stories are about. */
    public StoryVectors vectors() {
        return vectors;
    }

    /** How often members met the story of late, as of {@link #boundAt}. */
    public Popularity popularity(int story) {
        return new Popularity(popularity, story * Popularity.WIDTH);
    }

    /** The editors' choice, in their order; stories that are not live any more may be among it. */
    public List<Pick> picks() {
        return picks;
    }

    /** The ranking's weights, as the ranking writes them; empty where none were learned yet. */
    public Optional<String> model() {
        return model;
    }

    /** Which stories have a word in their headline or summary. */
    public WordIndex words() {
        return words;
    }
}
