package org.masthead.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.masthead.source.Source;
import org.masthead.story.Card;
import org.masthead.story.Tombstone;

/**
 * All live stories at one moment. Immutable. A story is known by its place, from 0 to {@link #size}
 * less one, the newest discovered first; what the innermost loops ask of it stands in columns by
 * that place, and its card is unpacked only when it is asked for. Cards of an edition have no
 * correlation id: an empty text stands in its place.
 */
public final class Edition {

    /** A story stays live for 72 hours from its discovery. */
    public static final Duration LIVE = Duration.ofDays(3);

    private final Columns columns;
    private final Inverse bySource;
    private final Inverse bySection;
    private final Inverse byTopic;
    private final Inverse byAuthor;

    Edition(Columns columns) {
        var cards = columns.cardColumns();
        this.columns = columns;
        this.bySource = Inverse.of(columns.sourceIds(), cards.source());
        this.bySection = Inverse.of(cards.sections(), cards.section());
        this.byTopic = Inverse.of(cards.topics());
        this.byAuthor = Inverse.of(cards.authors());
    }

    /** Binds contents, in whatever order they come. */
    public static Edition bind(Instant now, Contents contents) {
        return new Edition(Binding.bind(now, contents, Optional.empty()));
    }

    /** Binds stories and sources, in whatever order they come. */
    public static Edition bind(Instant now, List<Source> sources, LiveStories live) {
        return bind(now, Contents.of(sources, live));
    }

    /** Binds contents; what an earlier edition has of them in the same form is taken from there. */
    public static Edition bind(Instant now, Contents contents, Edition earlier) {
        return new Edition(Binding.bind(now, contents, Optional.of(earlier.columns)))
                .after(earlier);
    }

    /** The same edition, where what has not changed since an earlier one keeps its time. */
    public Edition after(Edition earlier) {
        return new Edition(Binding.after(columns, earlier.columns));
    }

    Columns columns() {
        return columns;
    }

    /** Unique and growing with time; ends with the {@link #digest}. */
    public String version() {
        return columns.version();
    }

    /** When it was bound: "now" for all that is worked out from it. */
    public Instant boundAt() {
        return columns.boundAt();
    }

    /** Whom it is bound for: it holds what they read. */
    public Readership readership() {
        return columns.readership();
    }

    /** What the edition holds, whenever it was bound: the same contents have the same digest. */
    public String digest() {
        return digestOf(version());
    }

    static String digestOf(String version) {
        return version.substring(version.indexOf('-') + 1);
    }

    /** Every title that is carried, by id. */
    public List<Source> sources() {
        return columns.sources();
    }

    /** The source with that id; empty where the edition has none. */
    public Optional<Source> source(String id) {
        int place = columns.sourceIds().indexOf(id);
        return place < 0 ? Optional.empty() : Optional.of(columns.sources().get(place));
    }

    /** How many live stories there are. */
    public int size() {
        return columns.ids().size();
    }

    /** The place of the story with that id; empty where it is not live. */
    public OptionalInt story(String id) {
        return columns.ids().find(id);
    }

    /** The id of the story at that place. */
    public String id(int story) {
        return columns.ids().id(story);
    }

    /** The card of the story at that place. */
    public Card card(int story) {
        return columns.card(story);
    }

    /**
     * All cards by place. Each is made anew whenever it is asked for: what a loop over all stories
     * needs stands in columns.
     */
    public List<Card> cards() {
        return new AllCards();
    }

    /** What is left of the stories that ceased to be shown while they were live, newest first. */
    public List<Tombstone> tombstones() {
        return columns.tombstones();
    }

    /** When a card or tombstone came into an edition as it is now. */
    public Instant since(String storyId) {
        var live = story(storyId);
        return live.isPresent() ? Instant.ofEpochMilli(since(live.getAsInt())) : goneSince(storyId);
    }

    /**
     * When the card at that place came into an edition as it is now, in milliseconds since 1970.
     */
    public long since(int story) {
        return columns.since()[story];
    }

    /** The same of the tombstone at that place of {@link #tombstones}. */
    public long goneSince(int tombstone) {
        return columns.goneSince()[tombstone];
    }

    private Instant goneSince(String storyId) {
        return IntStream.range(0, tombstones().size())
                .filter(place -> tombstones().get(place).id().equals(storyId))
                .mapToObj(place -> Instant.ofEpochMilli(goneSince(place)))
                .findFirst()
                .orElseGet(this::boundAt);
    }

    /** The place of the story's source in {@link #sources}; -1 where it is not carried any more. */
    public int sourceOf(int story) {
        return columns.cardColumns().source()[story];
    }

    /** The places in {@link #sources} of those that are wanted; a set of the caller's own. */
    public BitSet sourcesThat(Predicate<Source> wanted) {
        var sources = sources();
        return IntStream.range(0, sources.size())
                .filter(place -> wanted.test(sources.get(place)))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** The places of the stories of the source with that id, ascending. */
    public int[] storiesOfSource(String id) {
        return bySource.of(id);
    }

    /** The slugs of all sections, see {@link org.masthead.story.Slug}. */
    public List<String> sections() {
        return columns.cardColumns().sections();
    }

    /** The number of the story's section; -1 where its publisher names none. */
    public int sectionOf(int story) {
        return columns.cardColumns().section()[story];
    }

    /** The places of the stories of the section with that slug, ascending. */
    public int[] storiesOfSection(String slug) {
        return bySection.of(slug);
    }

    /** The slugs of all topics; sections are not among them. */
    public List<String> topics() {
        return columns.cardColumns().topics().slugs();
    }

    /** The numbers of the story's topics. */
    public int[] topicsOf(int story) {
        return columns.cardColumns().topics().of(story);
    }

    /** The places of the stories of the topic with that slug, ascending. */
    public int[] storiesOfTopic(String slug) {
        return byTopic.of(slug);
    }

    /** The slugs of the names of all authors. */
    public List<String> authors() {
        return columns.cardColumns().authors().slugs();
    }

    /** The numbers of the story's authors. */
    public int[] authorsOf(int story) {
        return columns.cardColumns().authors().of(story);
    }

    /** The places of the stories by the author with that slug, ascending. */
    public int[] storiesOfAuthor(String slug) {
        return byAuthor.of(slug);
    }

    /** BCP 47 tags, as the publishers write them. */
    public List<String> languages() {
        return columns.cardColumns().languages();
    }

    /** The number of the story's language; -1 where it is unknown. */
    public int languageOf(int story) {
        return columns.cardColumns().language()[story];
    }

    /** In seconds since 1970; see {@link Card#published}. */
    public long published(int story) {
        return columns.cardColumns().published()[story];
    }

    /** In seconds since 1970; see {@link Card#discovered}. */
    public long discovered(int story) {
        return columns.cardColumns().discovered()[story];
    }

    /** How many events are told. */
    public int clusters() {
        return columns.clusters().ids().size();
    }

    /** The number of the story's cluster; -1 where it is in none. */
    public int clusterOf(int story) {
        return columns.clusters().clusterOf()[story];
    }

    /** The cluster with that number. */
    public Cluster cluster(int number) {
        return columns.clusters().get(number);
    }

    /** The stories of the cluster with that number, where its id and copies do not matter. */
    public int[] storiesOf(int cluster) {
        return columns.clusters().storiesOf(cluster);
    }

    /**
     * The clusters by the ids of their stories, so that the next edition goes on from them. A story
     * in no cluster is one of its own, called as itself.
     */
    public List<Telling> tellings() {
        var alone =
                IntStream.range(0, size())
                        .filter(story -> clusterOf(story) < 0)
                        .mapToObj(this::id)
                        .map(id -> new Telling(id, List.of(id), Set.of()));
        var together = IntStream.range(0, clusters()).mapToObj(this::cluster).map(this::telling);
        return Stream.concat(together, alone).toList();
    }

    private Telling telling(Cluster cluster) {
        return new Telling(
                cluster.id(),
                Arrays.stream(cluster.stories()).mapToObj(this::id).toList(),
                Arrays.stream(cluster.copies()).mapToObj(this::id).collect(Collectors.toSet()));
    }

    /** The number of the cluster with that id; empty where no live story is in it. */
    public OptionalInt cluster(String id) {
        return columns.clusters().find(id);
    }

    /** Whether it is known what the story is about. */
    public boolean hasVector(int story) {
        return columns.vectors().has(story);
    }

    /** What the stories are about. */
    public StoryVectors vectors() {
        return columns.vectors();
    }

    /** How often members met the story of late, as of {@link #boundAt}. */
    public Popularity popularity(int story) {
        return new Popularity(columns.popularity(), story * Popularity.WIDTH);
    }

    /** The editors' choice, in their order; stories that are not live any more may be among it. */
    public List<Pick> picks() {
        return columns.picks();
    }

    /** The ranking's weights, as the ranking writes them; empty where none were learned yet. */
    public Optional<String> model() {
        return columns.model();
    }

    /** Which stories have a word in their headline or summary. */
    public WordIndex words() {
        return columns.words();
    }

    private final class AllCards extends AbstractList<Card> implements RandomAccess {

        @Override
        public Card get(int story) {
            return card(story);
        }

        @Override
        public int size() {
            return Edition.this.size();
        }
    }
}
