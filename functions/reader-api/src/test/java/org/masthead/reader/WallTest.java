package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.LOCKED_WORDS;
import static org.masthead.reader.ReaderFixture.assertProblem;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.aws.AppPasswords;
import org.masthead.code.Code;
import org.masthead.member.Lines;
import org.masthead.member.SubscriptionEvent;
import org.masthead.member.SubscriptionState;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;

class WallTest extends AgainstReader {

    private void subscribed(String member, SubscriptionState state) {
        var from = reader.now.minus(Duration.ofDays(60));
        reader.members.see(member, from);
        reader.ledger()
                .claim(
                        member,
                        Lines.line(
                                        Lines.APPLE,
                                        "seen",
                                        SubscriptionEvent.SEEN,
                                        from,
                                        Lines.in(state, from))
                                .heldBy(member));
    }

    @Nested
    class AWall {

        @Test
        void tells_a_guest_where_to_sign_in_and_what_there_is_to_choose_from() {
            var wall = reader.send(reader.anyStory()).json().path("wall");
            assertThat(wall.path("reason").asString()).isEqualTo("sign-in");
            assertThat(wall.at("/signIn/issuer").asString()).isEqualTo(issuer.address());
            assertThat(wall.path("offers").findValuesAsString("plan"))
                    .contains("monthly", "yearly")
                    .doesNotContain("pass", "trial");
            assertThat(wall.at("/offers/0/period").asString()).isEqualTo("P1M");
        }

        @ParameterizedTest
        @CsvSource({
            "PENDING, pending, false",
            "HOLD, on-hold, false",
            "PAUSED, paused, false",
            "REVOKED, revoked, true",
            "EXPIRED, membership-ended, true",
            "ACTIVE, membership-ended, true",
            "GRACE, membership-ended, true"
        })
        void says_why_a_member_stands_before_it(
                SubscriptionState state, String reason, boolean offers) {
            subscribed("grace", state);
            var wall = reader.send(reader.anyStory().as("grace")).json().path("wall");
            assertThat(wall.path("reason").asString()).isEqualTo(reason);
            assertThat(wall.path("offers").size() > 0).isEqualTo(offers);
            assertThat(wall.has("signIn")).isFalse();
        }
    }

    @Test
    void a_title_outside_the_plan_is_offered_the_plans_that_include_it() {
        reader.change(
                """
                {"plans":[{"id":"trial","name":"Free","opens":"all","offered":false},
                          {"id":"monthly","name":"Student","opens":["crux"]},
                          {"id":"yearly","name":"Everything","period":"P1Y","opens":"all"}]}
                """);
        reader.now = reader.now.plus(Duration.ofDays(20));
        subscribed("grace", SubscriptionState.ACTIVE);
        reader.now = reader.now.minus(Duration.ofDays(40));
        var wall = reader.send(reader.anyStory().as("grace")).json().path("wall");
        assertThat(wall.path("reason").asString()).isEqualTo("not-in-plan");
        assertThat(wall.path("offers").findValuesAsString("plan")).containsExactly("yearly");
    }

    @Nested
    class AMeter {

        private Answer read(int story) {
            var id = reader.published.get(story).story().id();
            return reader.send(Request.story(id).as("grace"));
        }

        private void withTwoStoriesAMonth() {
            reader = new ReaderFixture(issuer, 2);
            reader.seeExpired("grace");
        }

        @Test
        void counts_each_story_once_and_shows_where_it_stands() {
            withTwoStoriesAMonth();
            assertThat(read(0).body()).contains(LOCKED_WORDS);
            assertThat(read(0).json().path("meter").toString())
                    .isEqualTo("{\"limit\":2,\"used\":1,\"left\":1}");
            assertThat(read(1).json().at("/meter/left").asInt()).isZero();
            var third = read(2);
            assertThat(third.body()).doesNotContain(LOCKED_WORDS);
            assertThat(third.json().at("/wall/reason").asString()).isEqualTo("meter-used-up");
            assertThat(third.json().at("/meter/used").asInt()).isEqualTo(2);
            assertThat(read(1).body()).contains(LOCKED_WORDS);
        }

        @ParameterizedTest
        @CsvSource({
            "PENDING, pending",
            "HOLD, on-hold",
            "PAUSED, paused",
            "REVOKED, revoked",
            "ACTIVE, meter-used-up"
        })
        void used_up_still_says_what_the_member_can_mend(SubscriptionState state, String reason) {
            reader = new ReaderFixture(issuer, 1);
            subscribed("grace", state);
            read(0);
            var wall = read(1).json().path("wall");
            assertThat(wall.path("reason").asString()).isEqualTo(reason);
        }

        @Test
        void begins_anew_with_the_month() {
            withTwoStoriesAMonth();
            read(0);
            read(1);
            assertThat(read(2).json().has("wall")).isTrue();
            reader.now = reader.now.plus(Duration.ofDays(9));
            assertThat(read(2).json().has("wall")).isFalse();
        }

        @Test
        void opens_exactly_as_many_however_many_are_asked_for_at_once() throws Exception {
            withTwoStoriesAMonth();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var calls =
                        IntStream.range(0, 36)
                                .<Callable<Answer>>mapToObj(i -> () -> read(i % 12))
                                .toList();
                var open = new ArrayList<String>();
                for (var future : threads.invokeAll(calls)) {
                    var answer = future.get();
                    if (answer.body().contains(LOCKED_WORDS)) {
                        open.add(answer.json().path("id").asString());
                    }
                }
                assertThat(open.stream().distinct()).hasSize(2);
            }
        }

        @Test
        void does_not_count_what_a_membership_opens() {
            withTwoStoriesAMonth();
            var answer = reader.send(reader.anyStory().as("ada"));
            assertThat(answer.body()).contains(LOCKED_WORDS);
            assertThat(answer.json().has("meter")).isFalse();
        }
    }

    @Nested
    class AnAppPassword {

        private Code made(String member) {
            reader.send(Request.feed().as(member));
            var code = Code.draw(new SecureRandom(), Code.APP_PASSWORD);
            passwords().add(member, "phone", code, reader.now);
            return code;
        }

        private AppPasswords passwords() {
            return new AppPasswords(
                    ReaderFixture.AWS.dynamoDb(), ReaderFixture.AWS.tableName("MembersTable"));
        }

        private Answer with(Request request, String user, String password) {
            var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return reader.send(
                    new Request(
                            request.route(),
                            request.path(),
                            request.member(),
                            Map.of(
                                    "authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(pair)),
                            request.query(),
                            request.pathParameters(),
                            request.body()));
        }

        @Test
        void opens_what_its_member_may_open() {
            var code = made("ada");
            assertThat(with(reader.anyStory(), "ada", code.shown()).body()).contains(LOCKED_WORDS);
            reader.now = reader.now.plus(Duration.ofDays(15));
            assertThat(with(reader.anyStory(), "ada", code.shown()).body())
                    .doesNotContain(LOCKED_WORDS);
        }

        @Test
        void is_noted_as_used() {
            var code = made("ada");
            assertThat(passwords().of("ada").getFirst().lastUsedAt()).isEmpty();
            with(reader.anyStory(), "ada", code.digits());
            assertThat(passwords().of("ada").getFirst().lastUsedAt()).contains(reader.now);
        }

        @Test
        void that_is_wrong_revoked_or_anothers_is_refused_alike() {
            var code = made("ada").shown();
            var other = made("grace").shown();
            var wrong = with(reader.anyStory(), "ada", "AAAAA-AAAAA-AAAAA-AAAAA-AAAA");
            assertProblem(wrong, 401, "invalid-app-password");
            assertThat(wrong.headers().path("www-authenticate").asString()).startsWith("Basic ");
            assertThat(with(reader.anyStory(), "ada", other).body()).isEqualTo(wrong.body());
            assertThat(with(reader.anyStory(), "nobody", code).body()).isEqualTo(wrong.body());
            assertThat(with(reader.anyStory(), "", "").body()).isEqualTo(wrong.body());
            passwords().revoke("ada", passwords().of("ada").getFirst().id());
            assertThat(with(reader.anyStory(), "ada", code).body()).isEqualTo(wrong.body());
        }

        @Test
        void neither_writes_nor_sees_the_account() {
            var code = made("ada").shown();
            assertProblem(with(Request.preferences(), "ada", code), 401, "invalid-app-password");
            assertProblem(
                    with(Request.preferences().putting("{}"), "ada", code),
                    401,
                    "invalid-app-password");
        }
    }
}
