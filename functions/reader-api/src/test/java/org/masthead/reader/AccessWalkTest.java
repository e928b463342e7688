package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.fetched;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.masthead.edition.Telling;
import org.masthead.json.Json;
import org.masthead.member.Lines;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionState;
import org.masthead.story.Block;
import org.masthead.story.Image;
import org.masthead.story.Run;
import org.masthead.story.Stories;
import org.masthead.story.Story;
import org.masthead.walk.RouteWalk;

/**
 * Nothing locked in any answer: every route that template.yaml gives to the function, whoever added
 * it, is asked by members of every state, and what comes back is searched for words of every block.
 */
class AccessWalkTest extends AgainstReader {

    /** Stands in every block, so that a search finds each, and is in no marker. */
    private static final String BESIDE = "lanternfish";

    private static final String CLUSTER = "c-of-all-three";

    private static final List<String> SOURCES = List.of("courier", "crux", "tramline");

    private List<Story> stories = List.of();

    @BeforeEach
    @Override
    void edition() {
        publish(0);
    }

    private void publish(int metered) {
        reader = new ReaderFixture(issuer, metered);
        stories = SOURCES.stream().map(AccessWalkTest::storyOf).toList();
        stories.forEach(story -> reader.stories.merge(fetched(story, 30)));
        var ids = stories.stream().map(Story::id).toList();
        reader.bind(contents -> contents.told(List.of(new Telling(CLUSTER, ids, Set.of()))));
    }

    /** A story with every kind of block, each with words that stand nowhere else. */
    private static Story storyOf(String source) {
        var plain =
                Stories.story(
                        "https://%s.example/whole".formatted(source),
                        "%s, whole".formatted(source),
                        "The ferry waited in the harbour for the fog to lift.",
                        "People stood on the quay and talked about older fogs. ".repeat(12));
        var blocks = new ArrayList<>(plain.blocks());
        blocks.addAll(marked(source));
        return new Story(
                plain.id(),
                plain.url(),
                source,
                plain.language(),
                plain.section(),
                plain.topics(),
                plain.headline(),
                plain.standfirst(),
                plain.authors(),
                plain.published(),
                plain.updated(),
                plain.image(),
                120,
                30,
                plain.publisherAccess(),
                blocks,
                plain.extraction(),
                plain.contentType(),
                plain.maxSnippet());
    }

    private static List<Block> marked(String source) {
        return List.of(
                new Block.Paragraph(words(source, "paragraph")),
                new Block.Heading(2, words(source, "heading")),
                new Block.Section(
                        marker(source, "label"),
                        List.of(new Block.Paragraph(words(source, "section")))),
                new Block.Bullets(false, List.of(words(source, "list"))),
                new Block.Quote(words(source, "quote"), Optional.of(marker(source, "cite")), true),
                new Block.Picture(
                        new Image(
                                "https://%s.example/%s.jpg"
                                        .formatted(source, marker(source, "url")),
                                100,
                                100,
                                Optional.of(marker(source, "alt")),
                                Optional.of(marker(source, "caption")),
                                Optional.of(marker(source, "credit")))),
                new Block.Embed(
                        "https://video.example/" + marker(source, "embed"),
                        "video.example",
                        Optional.of(marker(source, "title"))),
                new Block.Table(
                        Optional.of(marker(source, "tablecaption")),
                        false,
                        List.of(List.of(words(source, "cell")))),
                new Block.Code(marker(source, "code"), Optional.empty()),
                new Block.Note(Block.Note.Kind.CORRECTION, words(source, "note")));
    }

    private static String marker(String source, String what) {
        return "zq%s%szq".formatted(source, what);
    }

    private static List<Run> words(String source, String what) {
        return List.of(Run.plain("The %s %s ends it.".formatted(BESIDE, marker(source, what))));
    }

    private static Stream<String> markers(String source) {
        return Stream.of(
                        "paragraph",
                        "heading",
                        "label",
                        "section",
                        "list",
                        "quote",
                        "cite",
                        "url",
                        "alt",
                        "caption",
                        "credit",
                        "embed",
                        "title",
                        "tablecaption",
                        "cell",
                        "code",
                        "note")
                .map(what -> marker(source, what));
    }

    /** A member whose free days are over, and who has had a subscription of that state. */
    private Optional<String> memberOf(SubscriptionState state, String plan) {
        var member = "member-" + state.label();
        var before = reader.now.minus(Duration.ofDays(20));
        reader.members.see(member, before);
        if (state != SubscriptionState.NONE && state != SubscriptionState.TRIAL) {
            var from = state.opens() ? reader.now.minus(Duration.ofDays(1)) : before;
            reader.ledger()
                    .claim(
                            member,
                            Lines.line(
                                            Lines.APPLE,
                                            "seen",
                                            SubscriptionEvent.SEEN,
                                            from,
                                            Lines.in(state, from).under(plan))
                                    .heldBy(member));
        }
        return Optional.of(member);
    }

    private RouteWalk walk() {
        var ids = stories.stream().map(Story::id).toList();
        return new RouteWalk(
                ReaderFixture.AWS.template(),
                Map.of(
                        "stories/id",
                        ids,
                        "history/story",
                        ids,
                        "profile/kind",
                        List.of("sections", "topics", "sources", "vectors", "recent", "hidden"),
                        "profile/value",
                        List.of("none"),
                        "sources/id",
                        SOURCES,
                        "clusters/id",
                        List.of(CLUSTER),
                        "sections/section",
                        List.of("world", "politics")),
                Map.of(
                        "edition", List.of("whole"),
                        "q", List.of(BESIDE, "ferry", "\"the " + BESIDE + "\""),
                        "source", List.of("courier,crux"),
                        "section", List.of("World"),
                        "language", List.of("en"),
                        "from", List.of("2026-11-20"),
                        "to", List.of("2026-11-30"),
                        "cursor", List.of("!"),
                        "since", List.of("!")));
    }

    /** Every answer that this caller gets, by its step. */
    private List<String> answers(Optional<String> member) {
        var headers =
                member.map(id ->
                                Map.of(
                                        "authorization",
                                        "Bearer " + issuer.token(issuer.claims(id, reader.now))))
                        .orElse(Map.of());
        return walk().steps("ReaderApiFunction").stream()
                .filter(step -> step.isOpenTo(member))
                .map(step -> {
                    var reply = reader.reply(step.event(member, headers));
                    var text = RouteWalk.text(Json.tree(reply));
                    assertThat(Json.tree(reply).at("/headers/cache-control").asString(""))
                            .as("%s is kept by no cache but the caller's", step.route())
                            .matches(".*(private|no-store).*");
                    assertThat(Json.tree(reply).path("statusCode").asInt())
                            .as("%s %s", step.route(), text)
                            .isLessThan(500);
                    return step + "\n" + text;
                })
                .toList();
    }

    private void assertLocked(List<String> answers, String source) {
        var forbidden = markers(source).toList();
        assertThat(answers)
                .hasSizeGreaterThan(10)
                .allSatisfy(answer -> assertThat(answer).doesNotContain(forbidden));
    }

    private void assertOpen(List<String> answers, String source) {
        assertThat(String.join("\n", answers)).contains(markers(source).toList());
    }

    @Test
    void nobody_who_does_not_sign_in_gets_a_word_of_a_body() {
        var answers = answers(Optional.empty());
        SOURCES.forEach(source -> assertLocked(answers, source));
    }

    @Test
    void a_member_in_their_free_days_gets_every_block() {
        var answers = answers(Optional.of("new-member"));
        SOURCES.forEach(source -> assertOpen(answers, source));
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionState.class,
            names = {"ACTIVE", "GRACE"})
    void a_state_that_opens_opens_every_block(SubscriptionState state) {
        var answers = answers(memberOf(state, "monthly"));
        SOURCES.forEach(source -> assertOpen(answers, source));
    }

    /** {@code TRIAL} and {@code NONE} stand for free days that are over. */
    @ParameterizedTest
    @EnumSource(
            value = SubscriptionState.class,
            mode = Mode.EXCLUDE,
            names = {"ACTIVE", "GRACE"})
    void no_other_state_opens_a_word(SubscriptionState state) {
        var answers = answers(memberOf(state, "monthly"));
        SOURCES.forEach(source -> assertLocked(answers, source));
    }

    @Test
    void a_product_that_no_plan_has_opens_nothing() {
        var answers = answers(memberOf(SubscriptionState.ACTIVE, "unknown"));
        SOURCES.forEach(source -> assertLocked(answers, source));
    }

    @Test
    void a_plan_of_some_titles_opens_those_and_no_other() {
        reader.change(
                """
                {"plans":[{"id":"trial","name":"Free","opens":"all"},
                          {"id":"student","name":"Student","opens":["crux"]}]}
                """);
        var answers = answers(memberOf(SubscriptionState.ACTIVE, "student"));
        assertOpen(answers, "crux");
        assertLocked(answers, "courier");
        assertLocked(answers, "tramline");
    }

    @Test
    void a_meter_opens_the_stories_that_it_has_counted_and_no_other() {
        publish(2);
        var answers = answers(memberOf(SubscriptionState.EXPIRED, "monthly"));
        assertOpen(answers, "courier");
        assertOpen(answers, "crux");
        assertLocked(answers, "tramline");
        SOURCES.forEach(source -> assertLocked(answers(Optional.empty()), source));
    }
}
