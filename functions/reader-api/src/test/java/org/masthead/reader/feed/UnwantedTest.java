package org.masthead.reader.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.edition.Edition;
import org.masthead.edition.Editions;
import org.masthead.json.Json;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Entitlement;
import org.masthead.member.Hidden;
import org.masthead.member.Member;
import org.masthead.member.Preferences;
import org.masthead.member.Recent;
import org.masthead.member.Selection;
import org.masthead.member.Signal;
import org.masthead.reader.access.Caller;
import org.masthead.reader.edition.Newsstand;
import tools.jackson.databind.JsonNode;

/** A member opens a story, wants no more of it, and looks at the feed again. */
class UnwantedTest {

    private final Edition edition =
            Editions.edition()
                    .story("reactor", it -> it.by("a").about(1).topics("Energy").minutesAgo(50))
                    .story("fuel", it -> it.by("b").about(1).topics("Energy").minutesAgo(60))
                    .story("ballet", it -> it.by("c").about(2).topics("Stage").minutesAgo(70))
                    .story("fog", it -> it.by("d").about(3).minutesAgo(80))
                    .bind();

    private final Member opened =
            Member.welcome("ada", NOON, Entitlement.NONE)
                    .with(Recent.NOTHING.met(Editions.id("fuel"), NOON, Signal.READ));

    private JsonNode feed(Member member) {
        return feed(edition, member);
    }

    private static JsonNode feed(Edition edition, Member member) {
        var endpoint =
                new FeedEndpoint(
                        Newsstand.of(() -> Optional.of(edition), _ -> Optional.of(edition)),
                        InstantSource.fixed(NOON));
        var request =
                new HttpRequest(
                        "GET",
                        "/v1/feed",
                        "GET /v1/feed",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        Map.of(),
                        new byte[0]);
        var reply = endpoint.feed(request, new Caller.SignedIn(member));
        return Json.tree(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> headlines(JsonNode feed) {
        return feed.path("cards")
                .valueStream()
                .map(card -> card.path("headline").asString())
                .toList();
    }

    private Member muting(Selection mute) {
        return opened.with(new Preferences(Selection.NOTHING, mute, true));
    }

    private Member less(String story) {
        return opened.with(Hidden.NOTHING.less(Editions.id(story), NOON));
    }

    @Nested
    class Its_name {

        @Test
        void is_a_reason_for_another_while_it_may_be_seen() {
            assertThat(feed(opened).toString()).contains("Because you read “fuel”");
        }

        @Test
        void is_no_reason_once_its_source_is_muted() {
            var muted = new Selection(Set.of("b"), Set.of(), Set.of(), Set.of());
            assertThat(feed(muting(muted)).toString()).contains("reactor").doesNotContain("fuel");
        }

        @Test
        void is_no_reason_once_a_word_of_it_is_muted() {
            var muted = new Selection(Set.of(), Set.of(), Set.of("fuel"), Set.of());
            assertThat(feed(muting(muted)).toString()).contains("reactor").doesNotContain("fuel");
        }

        @Test
        void is_no_reason_once_it_is_hidden() {
            var hidden = opened.with(Hidden.NOTHING.hide(Editions.id("fuel"), NOON));
            assertThat(feed(hidden).toString()).contains("reactor").doesNotContain("fuel");
        }

        @Test
        void is_no_reason_once_they_want_less_of_it() {
            assertThat(feed(less("fuel")).toString()).contains("reactor").doesNotContain("fuel");
        }
    }

    @Nested
    class The_next_feed {

        @Test
        void favours_its_like_while_nothing_is_said() {
            assertThat(headlines(feed(opened))).startsWith("reactor");
        }

        @Test
        void has_its_like_behind_all_else_once_they_want_less_of_it() {
            assertThat(headlines(feed(less("fuel")))).hasSize(3).endsWith("reactor");
        }

        @Test
        void takes_it_back_once_the_story_is_shown_again() {
            var back =
                    opened.with(
                            Hidden.NOTHING
                                    .less(Editions.id("fuel"), NOON)
                                    .show(Editions.id("fuel"), NOON.plusSeconds(1)));
            assertThat(feed(back)).isEqualTo(feed(opened));
        }

        @Test
        void is_as_if_it_had_never_been_opened_once_it_is_hidden() {
            var hidden = Hidden.NOTHING.hide(Editions.id("fuel"), NOON);
            assertThat(feed(opened.with(hidden)))
                    .isEqualTo(feed(opened.with(Recent.NOTHING).with(hidden)));
        }

        @Test
        void knows_its_like_by_topic_where_stories_have_no_vectors() {
            var plain =
                    Editions.edition()
                            .story("grid", it -> it.by("a").topics("Energy").minutesAgo(50))
                            .story("coal", it -> it.by("b").topics("Energy").minutesAgo(60))
                            .story("opera", it -> it.by("c").topics("Stage").minutesAgo(70))
                            .bind();
            var less = opened.with(Hidden.NOTHING.less(Editions.id("coal"), NOON));

            assertThat(headlines(feed(plain, less))).containsExactly("opera", "grid");
        }
    }
}
