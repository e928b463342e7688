package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.local.engines.LocalAws;
import org.masthead.local.engines.MeteredDynamoDb;
import org.masthead.member.Hidden;
import org.masthead.member.Interest;
import org.masthead.member.Member;
import org.masthead.member.Preferences;
import org.masthead.member.Profile;
import org.masthead.member.ProfileVersion;
import org.masthead.member.Recent;
import org.masthead.member.Selection;
import org.masthead.member.Signal;
import org.masthead.story.StoryId;
import org.masthead.vector.StoryVector;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

class ProfileItemsTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ADA = "5f0c2a84-9f57-4c7e-8d0e-0a6b0a4c1d2e";

    private final MembersTable members = table(AWS.dynamoDb());

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private static MembersTable table(DynamoDbClient client) {
        return new MembersTable(client, AWS.tableName("MembersTable"));
    }

    private static String story(int number) {
        return StoryId.of("https://courier.example/" + number);
    }

    /** A member of whom all is known that there is room for. */
    private Member wellKnown() {
        var profile = Profile.EMPTY;
        var recent = Recent.NOTHING;
        for (int i = 0; i < 200; i++) {
            profile = profile.with(interest(i));
            recent = recent.shown(story(i), NOON.plusSeconds(i));
            recent = recent.met(story(i), NOON.plusSeconds(i), Signal.FINISHED);
        }
        var known = profile;
        var met = recent;
        return members.change(members.see(ADA, NOON), ada -> ada.with(known).with(met));
    }

    private static Interest interest(int i) {
        var vector = new float[StoryVector.DIMENSIONS];
        vector[i] = 1;
        var space = i % 2 == 0 ? StoryVector.MINILM : StoryVector.NGRAM;
        return new Interest(
                NOON.plusSeconds(i),
                Signal.OPENED,
                "the-daily-courier-" + i % 40,
                Optional.of("section-" + i % 20),
                List.of("middle-east-" + i % 40, "energy-policy-" + i % 40),
                Optional.of(StoryVector.quantised(space, vector)));
    }

    /** Names and values, as DynamoDB counts them, roughly: numbers and lists are few. */
    private static int bytes() {
        return AWS
                .dynamoDb()
                .scan(request -> request.tableName(AWS.tableName("MembersTable")))
                .items()
                .stream()
                .filter(item -> Item.of(item).text("item").startsWith("profile"))
                .flatMap(item -> item.entrySet().stream())
                .mapToInt(it -> it.getKey().length() + bytes(it.getValue()))
                .sum();
    }

    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().length();
            case B -> value.b().asByteArrayUnsafe().length;
            default -> value.toString().length();
        };
    }

    @Nested
    class The_two_items {

        @Test
        void of_a_member_of_whom_all_is_known_are_read_for_half_a_unit() {
            var ada = wellKnown();
            assertThat(bytes()).as("leaves room for plans and preferences").isLessThan(3_850);
            var meter = new MeteredDynamoDb(AWS);
            var read = table(meter.client()).see(ADA, NOON);
            assertThat(meter.units()).isEqualTo(0.5);
            assertThat(read.version()).isEqualTo(ada.version());
            assertThat(read.recent()).isEqualTo(ada.recent());
            assertThat(read.profile().stories()).isEqualTo(200);
            assertThat(read.profile().sources().weights()).hasSize(16);
        }

        @Test
        void with_all_that_a_member_may_ask_for_are_read_for_one_unit_and_a_half_with_all_hidden() {
            var mute = new Selection(Set.of(), Set.of(), Set.of("w".repeat(2_900)), Set.of());
            var asked = new Preferences(Selection.NOTHING, mute, true);
            assertThat(Json.write(asked)).hasSizeBetween(3_000, 3_072);
            var ada = members.change(wellKnown(), it -> it.with(asked));
            var meter = new MeteredDynamoDb(AWS);
            table(meter.client()).see(ADA, NOON);
            assertThat(meter.units()).isEqualTo(1);
            members.change(ada, it -> it.with(twoHundredHidden()));
            table(meter.client()).see(ADA, NOON);
            assertThat(meter.units()).isEqualTo(1.5);
        }

        private static Hidden twoHundredHidden() {
            var hidden = Hidden.NOTHING;
            for (int i = 0; i < 200; i++) {
                hidden = hidden.hide(story(i), NOON.plusSeconds(i));
            }
            return hidden;
        }

        @Test
        void are_written_apart_so_that_showing_cards_costs_one_unit() {
            var ada = wellKnown();
            var meter = new MeteredDynamoDb(AWS);
            table(meter.client())
                    .change(
                            ada,
                            it -> it.with(it.recent().shown(story(999), NOON.plusSeconds(999))));
            assertThat(meter.units()).isEqualTo(1);
        }

        @Test
        void cost_nothing_where_nothing_changes() {
            var ada = wellKnown();
            var meter = new MeteredDynamoDb(AWS);
            assertThat(table(meter.client()).change(ada, it -> it)).isEqualTo(ada);
            assertThat(meter.units()).isZero();
        }

        @Test
        void keep_every_change_of_many_at_once() throws Exception {
            var ada = members.see(ADA, NOON);
            var changes =
                    IntStream.range(0, 8)
                            .<Callable<Member>>mapToObj(i ->
                                    () ->
                                            members.change(
                                                    ada,
                                                    it ->
                                                            it.with(
                                                                    it.hidden()
                                                                            .hide(story(i), NOON))))
                            .toList();
            try (var threads = Executors.newFixedThreadPool(8)) {
                threads.invokeAll(changes);
            }
            assertThat(members.find(ADA).orElseThrow().hidden().stories()).hasSize(8);
        }
    }

    /** A replica that has not heard of the newest writes yet. */
    @Nested
    class A_read_that_lags {

        private final Lagging lagging = new Lagging();
        private final Preferences plain =
                new Preferences(Selection.NOTHING, Selection.NOTHING, false);

        @Test
        void is_repeated_where_the_caller_has_seen_more() {
            var ada = members.see(ADA, NOON);
            var behind = table(lagging.client());
            behind.see(ADA, NOON);
            var changed = members.change(ada, it -> it.with(plain));
            assertThat(behind.see(ADA, NOON).preferences().personalised()).isTrue();
            assertThat(behind.see(ADA, NOON, changed.version()).preferences()).isEqualTo(plain);
        }

        @Test
        void is_repeated_where_this_instance_itself_wrote() {
            var behind = table(lagging.client());
            var ada = behind.see(ADA, NOON);
            behind.see(ADA, NOON);
            behind.change(ada, it -> it.with(plain));
            assertThat(behind.see(ADA, NOON).preferences()).isEqualTo(plain);
        }

        @Test
        void does_not_let_a_change_overwrite_what_it_has_not_seen() {
            var ada = members.see(ADA, NOON);
            members.change(ada, it -> it.with(it.hidden().hide(story(1), NOON)));
            members.change(ada, it -> it.with(it.hidden().hide(story(2), NOON)));
            assertThat(members.find(ADA).orElseThrow().hidden().stories())
                    .containsExactlyInAnyOrder(story(1), story(2));
        }
    }

    /** Answers what is not asked for consistently as it answered the first time. */
    private static final class Lagging {

        private Optional<QueryResponse> first = Optional.empty();

        DynamoDbClient client() {
            return (DynamoDbClient)
                    Proxy.newProxyInstance(
                            DynamoDbClient.class.getClassLoader(),
                            new Class<?>[] {DynamoDbClient.class},
                            (proxy, method, arguments) -> {
                                try {
                                    return method.getName().equals("query")
                                            ? query(arguments[0])
                                            : method.invoke(AWS.dynamoDb(), arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }

        @SuppressWarnings("unchecked")
        private QueryResponse query(Object argument) {
            var builder = QueryRequest.builder();
            ((Consumer<QueryRequest.Builder>) argument).accept(builder);
            var request = builder.build();
            if (request.consistentRead()) {
                return AWS.dynamoDb().query(request);
            }
            if (first.filter(QueryResponse::hasItems).map(it -> it.count() > 0).isEmpty()
                    || first.get().count() == 0) {
                first = Optional.of(AWS.dynamoDb().query(request));
            }
            return first.get();
        }
    }

    @Test
    void a_version_is_read_as_it_is_written() {
        var version = new ProfileVersion(12, 7);
        assertThat(ProfileVersion.of(version.toString())).contains(version);
        assertThat(Map.of("a", ProfileVersion.of("12"), "b", ProfileVersion.of("-1.2")).values())
                .allMatch(Optional::isEmpty);
    }
}
