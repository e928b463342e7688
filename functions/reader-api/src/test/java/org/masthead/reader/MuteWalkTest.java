package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.edition.Pick;
import org.masthead.edition.Readership;
import org.masthead.edition.Telling;
import org.masthead.json.Json;
import org.masthead.local.template.EventSpec.RouteEvent;
import org.masthead.reader.ReaderFixture.Request;
import org.masthead.walk.RouteWalk;

/**
 * What a member mutes or hides is in no answer: every route that lists stories, whoever added it,
 * is asked, and what comes back is searched for the stories that must not be in it.
 */
class MuteWalkTest extends AgainstReader {

    private static final String CLUSTER = "c-of-all-three";

    /** The first story of each title tells the same event, and is picked. */
    @BeforeEach
    @Override
    void edition() {
        reader = new ReaderFixture(issuer, List.of(Readership.of("en")));
        var event = List.of(id(0), id(4), id(8));
        var until = reader.now.plus(Duration.ofHours(9));
        reader.bind(contents ->
                contents.told(List.of(new Telling(CLUSTER, event, Set.of(id(8)))))
                        .picked(
                                event.stream()
                                        .map(id -> new Pick(id, "editor", reader.now, until))
                                        .toList()));
    }

    /** Of courier from 0 on, of crux from 4, of tramline from 8. */
    private String id(int number) {
        return reader.published.get(number).story().id();
    }

    private List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::id).toList();
    }

    /** Every answer that lists stories; the story that is asked about is one that may be seen. */
    private List<String> answers(String seen) {
        var walk =
                new RouteWalk(
                        ReaderFixture.AWS.template(),
                        Map.of(
                                "stories/id",
                                List.of(seen),
                                "clusters/id",
                                List.of(CLUSTER),
                                "sections/section",
                                List.of("world", "politics"),
                                "sources/id",
                                List.of("courier")),
                        Map.of(
                                "edition", List.of("whole", "en"),
                                "q", List.of("ferry", "crux", "courier", "tramline"),
                                "source", List.of("courier,crux"),
                                "section", List.of("World", "Politics"),
                                "language", List.of("en"),
                                "from", List.of("2026-11-20"),
                                "to", List.of("2026-11-30"),
                                "cursor", List.of("!"),
                                "since", List.of("!")));
        return walk.steps("ReaderApiFunction", MuteWalkTest::listsStories).stream()
                .filter(step -> step.isOpenTo(Optional.of("ada")))
                .map(step -> step.path() + step.query() + "\n" + answer(step))
                .toList();
    }

    private String answer(RouteWalk.Step step) {
        var token = issuer.token(issuer.claims("ada", reader.now));
        var headers = Map.of("authorization", "Bearer " + token);
        return RouteWalk.text(Json.tree(reader.reply(step.event(Optional.of("ada"), headers))));
    }

    /** What the member calls by its own name, and their own lists, are theirs. */
    private static boolean listsStories(RouteEvent route) {
        return route.method().equals("GET")
                && !route.path().startsWith("/v1/me/")
                && !route.path().startsWith("/v1/sources")
                && !route.path().equals("/v1/stories/{id}");
    }

    private void assertNone(List<String> answers, List<String> stories) {
        assertThat(answers)
                .hasSizeGreaterThan(10)
                .allSatisfy(answer -> assertThat(answer).doesNotContain(stories));
    }

    private void mute(String selection) {
        var put = Request.preferences().as("ada").putting("{\"mute\":" + selection + "}");
        assertThat(reader.send(put).status()).isEqualTo(200);
    }

    private void tell(String kind, String story) {
        var event =
                """
                {"events":[{"id":"1","kind":"%s","story":"%s","at":"%s"}]}\
                """
                        .formatted(kind, story, reader.now);
        var post = Request.get("/v1/me/events", "/v1/me/events").sending("POST", event).as("ada");
        assertThat(reader.send(post).status()).isEqualTo(202);
    }

    @Test
    void without_a_mute_every_story_is_somewhere() {
        assertThat(String.join("\n", answers(id(0)))).contains(ids(0, 12));
    }

    @Test
    void a_muted_source_is_nowhere_not_even_by_name() {
        mute("{\"sources\":[\"crux\"]}");
        assertNone(answers(id(0)), ids(4, 8));
        assertThat(answers(id(0)).stream().flatMap(answer -> Stream.of(answer.split("\n", 2)[1])))
                .noneMatch(body -> body.contains("The crux") || body.contains("crux.example"));
    }

    @Test
    void a_muted_topic_is_nowhere() {
        mute("{\"topics\":[\"Politics\"]}");
        assertNone(answers(id(1)), ids(4, 8));
    }

    @Test
    void a_muted_word_is_nowhere() {
        mute("{\"words\":[\"tramline\"]}");
        assertNone(answers(id(1)), ids(8, 12));
    }

    @Test
    void a_muted_author_is_nowhere() {
        mute("{\"authors\":[\"ines moreau\"]}");
        assertNone(
                answers(id(1)).stream().filter(it -> !it.contains("/related")).toList(),
                ids(0, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "less"})
    void a_story_of_which_they_want_no_more_is_nowhere_nor_is_another_telling(String kind) {
        tell(kind, id(4));
        assertNone(answers(id(1)), List.of(id(0), id(4), id(8)));
    }
}
