package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.lambda.SideBySide;
import org.masthead.local.engines.LocalAws;
import org.masthead.source.Check;
import org.masthead.source.CheckedSource;
import org.masthead.source.FeedCheck;
import org.masthead.source.FeedHints;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.source.SourceState;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

class SourcesTableTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final String RSS = "https://courier.example/rss";
    private static final Check UNCHANGED = new Check.Unchanged(Optional.empty(), Optional.empty());
    private static final Check FAILED = new Check.Failed("origin answered 503", Optional.empty());

    private final SourcesTable sources =
            new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"));

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private static Source source(String id, String name, String... feeds) {
        return new Source(
                id,
                name,
                "https://" + id + ".example/",
                List.of(feeds),
                Optional.empty(),
                "en",
                "GB",
                List.of("world"),
                "by agreement",
                RightsPolicy.STATED);
    }

    private List<SourcesTable.Versioned> due(Instant now) {
        return IntStream.range(0, SourcesTable.shards())
                .boxed()
                .flatMap(shard -> sources.due(shard, now).stream())
                .toList();
    }

    private List<String> dueIds(Instant now) {
        return due(now).stream().map(it -> it.source().source().id()).toList();
    }

    private CheckedSource found(String id) {
        return sources.find(id).orElseThrow();
    }

    private Map<String, AttributeValue> item(String id) {
        return AWS.dynamoDb()
                .getItem(r -> r.tableName(AWS.tableName("SourcesTable")).key(Item.key("id", id)))
                .item();
    }

    private void put(Map<String, AttributeValue> item) {
        AWS.dynamoDb().putItem(r -> r.tableName(AWS.tableName("SourcesTable")).item(item));
    }

    @Test
    void a_new_source_is_due_at_once() {
        sources.save(source("courier", "The Courier", RSS), NOON);
        assertThat(due(NOON))
                .extracting(it -> it.source().source())
                .containsExactly(source("courier", "The Courier", RSS));
        assertThat(due(NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void saving_again_changes_the_definition_and_leaves_the_checks_alone() {
        sources.save(source("courier", "The Courier", RSS), NOON);
        sources.record("courier", RSS, FAILED, NOON, NOON);
        var before = found("courier");
        sources.save(source("courier", "Harbour Courier", RSS), NOON.plusSeconds(60));
        assertThat(found("courier").source().name()).isEqualTo("Harbour Courier");
        assertThat(found("courier").checks()).isEqualTo(before.checks());
    }

    @Test
    void of_two_who_claim_a_due_source_one_gets_it() {
        sources.save(source("courier", "The Courier", RSS), NOON);
        var due = due(NOON).getFirst();
        assertThat(sources.claim(due, Set.of(RSS), NOON.plusSeconds(900))).isTrue();
        assertThat(sources.claim(due, Set.of(RSS), NOON.plusSeconds(900))).isFalse();
        assertThat(due(NOON)).isEmpty();
        assertThat(dueIds(NOON.plusSeconds(900))).containsExactly("courier");
    }

    @Test
    void feeds_of_one_source_that_are_checked_side_by_side_lose_nobodys_result() {
        var feeds = IntStream.range(0, 12).mapToObj(i -> RSS + i).toArray(String[]::new);
        sources.save(source("courier", "The Courier", feeds), NOON);
        SideBySide.each(
                List.of(feeds), feed -> sources.record("courier", feed, UNCHANGED, NOON, NOON));
        assertThat(found("courier").checks())
                .hasSize(12)
                .allSatisfy(check -> assertThat(check.log().lastSuccessAt()).contains(NOON));
    }

    @Test
    void an_older_check_that_ends_late_changes_nothing() {
        sources.save(source("courier", "The Courier", RSS), NOON);
        sources.record("courier", RSS, UNCHANGED, NOON.plusSeconds(60), NOON);
        var before = item("courier");
        sources.record("courier", RSS, FAILED, NOON, NOON.plus(Duration.ofHours(1)));
        assertThat(item("courier")).isEqualTo(before);
    }

    @Test
    void the_end_of_a_check_of_a_removed_source_brings_nothing_back() {
        sources.save(source("courier", "The Courier", RSS), NOON);
        sources.remove("courier");
        assertThat(sources.record("courier", RSS, UNCHANGED, NOON, NOON)).isEmpty();
        assertThat(sources.everything()).isEmpty();
    }

    @Test
    void a_source_that_is_paused_or_retired_stands_outside_the_index_until_it_is_resumed() {
        sources.save(source("courier", "The Courier", RSS), NOON);
        sources.change("courier", it -> it.paused("rights are unclear"));
        assertThat(item("courier")).doesNotContainKeys("dueShard", "nextCheckAt");
        assertThat(found("courier").health().reason()).contains("rights are unclear");
        sources.record("courier", RSS, UNCHANGED, NOON, NOON); // was under way
        assertThat(due(NOON.plus(Duration.ofDays(9)))).isEmpty();
        sources.change("courier", it -> it.resumed(NOON));
        assertThat(dueIds(NOON)).containsExactly("courier");
        sources.record("courier", RSS, new Check.Gone("410"), NOON.plusSeconds(1), NOON);
        assertThat(found("courier").state()).isEqualTo(SourceState.RETIRED);
        assertThat(due(NOON.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void pages_are_fetched_for_sources_that_are_neither_paused_nor_removed() {
        IntStream.range(0, 120)
                .forEach(i -> sources.save(source("title-" + i, "A title", RSS), NOON));
        sources.change("title-7", it -> it.paused("for a while"));
        var ids = IntStream.range(0, 130).mapToObj(i -> "title-" + i).toList();
        assertThat(sources.fetchable(ids)).hasSize(119).doesNotContain("title-7", "title-125");
    }

    @Test
    void sources_are_spread_over_every_shard() {
        IntStream.range(0, 200)
                .forEach(i -> sources.save(source("title-" + i, "A title", RSS), NOON));
        for (int shard = 0; shard < SourcesTable.shards(); shard++) {
            assertThat(sources.due(shard, NOON)).hasSizeBetween(4, 25);
        }
        assertThat(due(NOON)).hasSize(200);
    }

    @Test
    void a_year_of_checks_takes_two_kilobytes() {
        sources.save(source("courier", "The Courier", RSS), NOON);
        var now = NOON;
        for (int i = 0; i < 300; i++) {
            now = now.plus(Duration.ofHours(29));
            var read =
                    new Check.Read(
                            List.of(now.minusSeconds(600), now.minusSeconds(60)),
                            3,
                            FeedHints.listing(30),
                            "RSS: 30 entries, 5 new",
                            Optional.empty());
            sources.record("courier", RSS, read, now, now);
        }
        assertThat(Json.write(found("courier").checks().getFirst())).hasSizeLessThan(2_048);
    }

    @Test
    void a_row_that_somebody_got_wrong_stops_its_own_source_and_no_other() {
        sources.save(source("courier", "The Courier", RSS), NOON);
        var row = new Item().with("dueShard", "due-0").with("nextCheckAt", NOON);
        AWS.dynamoDb()
                .putItem(request ->
                        request.tableName(AWS.tableName("SourcesTable"))
                                .item(row.with("id", "half").attributes()));
        AWS.dynamoDb()
                .putItem(request ->
                        request.tableName(AWS.tableName("SourcesTable"))
                                .item(row.with("id", "BAD ID").attributes()));
        assertThat(dueIds(NOON)).containsExactly("courier");
        assertThat(sources.all()).extracting(Source::id).containsExactly("courier");
        assertThat(sources.find("half")).isEmpty();
    }

    @Test
    void the_sample_that_an_operator_adds_by_hand_is_a_source_that_is_due() throws Exception {
        put(sample());
        assertThat(due(NOON))
                .extracting(due -> due.source().source().name())
                .containsExactly("The Example");
    }

    @Test
    void and_it_gets_its_place_in_the_index_with_its_first_check() throws Exception {
        put(sample());
        var due = due(NOON).getFirst();
        var feed = due.source().source().feeds().getFirst();
        assertThat(sources.claim(due, Set.of(feed), NOON.plusSeconds(900))).isTrue();
        sources.record("example", feed, UNCHANGED, NOON, NOON);
        assertThat(found("example").check(feed).map(FeedCheck::log).orElseThrow().lastSuccessAt())
                .contains(NOON);
        assertThat(dueIds(NOON)).isEmpty();
        assertThat(dueIds(NOON.plus(Duration.ofDays(1)))).containsExactly("example");
    }

    @Test
    void a_row_of_before_feeds_had_checks_of_their_own_goes_on() throws Exception {
        var row = sample();
        row.put("failures", AttributeValue.fromN("3"));
        row.put("intervalSeconds", AttributeValue.fromN("240"));
        row.put("lastOutcome", AttributeValue.fromS("feed unchanged"));
        row.put("nextCheckAt", AttributeValue.fromS("2026-11-22T13:00:00Z"));
        put(row);
        assertThat(found("example").state()).isEqualTo(SourceState.ACTIVE);
        assertThat(found("example").nextCheckAt()).contains(NOON.plus(Duration.ofHours(1)));
    }

    private static Map<String, AttributeValue> sample() throws Exception {
        var sample = Json.tree(Files.readAllBytes(Path.of("../events/source.json")));
        var item = new HashMap<String, AttributeValue>();
        sample.properties().forEach(entry -> item.put(entry.getKey(), value(entry.getValue())));
        return item;
    }

    /** A value in DynamoDB's JSON: {@code {"S": text}} or {@code {"L": values}}. */
    private static AttributeValue value(JsonNode json) {
        return json.has("S")
                ? AttributeValue.fromS(json.path("S").asString())
                : AttributeValue.fromL(
                        json.path("L").valueStream().map(SourcesTableTest::value).toList());
    }
}
