package org.masthead.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.json.Json;
import org.masthead.local.engines.LocalAws;
import org.masthead.source.CheckHistory.Check;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

class SourcesTableTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SourcesTable sources =
            new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"));

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private static Source source(String id, String name) {
        return new Source(
                id,
                name,
                "https://" + id + ".example/",
                List.of("https://" + id + ".example/rss"),
                Optional.empty(),
                "en",
                "GB",
                List.of("world"),
                "by agreement",
                RightsPolicy.STATED);
    }

    @Test
    void a_new_source_is_due_at_once() {
        sources.save(source("courier", "The Courier"), NOON);
        assertThat(sources.due(NOON))
                .extracting(Source.Checked::source)
                .containsExactly(source("courier", "The Courier"));
        assertThat(sources.due(NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void saving_again_changes_the_definition_and_leaves_the_checks_alone() {
        sources.save(source("courier", "The Courier"), NOON);
        sources.record("courier", NOON, new Check.Failed(), "feed failed", NOON);
        var before = sources.find("courier").orElseThrow();
        sources.save(source("courier", "Harbour Courier"), NOON.plusSeconds(60));
        var after = sources.find("courier").orElseThrow();
        assertThat(after.source().name()).isEqualTo("Harbour Courier");
        assertThat(after.history()).isEqualTo(before.history());
        assertThat(after.nextCheckAt()).isEqualTo(before.nextCheckAt());
    }

    @Test
    void of_two_who_claim_a_due_source_one_gets_it() {
        sources.save(source("courier", "The Courier"), NOON);
        var due = sources.due(NOON).getFirst();
        assertThat(sources.claim(due, NOON.plusSeconds(900))).isTrue();
        assertThat(sources.claim(due, NOON.plusSeconds(900))).isFalse();
        assertThat(sources.due(NOON)).isEmpty();
    }

    @Test
    void an_older_check_that_ends_late_changes_nothing() {
        sources.save(source("courier", "The Courier"), NOON);
        sources.record("courier", NOON.plusSeconds(60), new Check.NothingNew(), "newer", NOON);
        var before = sources.find("courier");
        sources.record(
                "courier", NOON, new Check.Failed(), "older", NOON.plus(Duration.ofHours(1)));
        assertThat(sources.find("courier")).isEqualTo(before);
    }

    @Test
    void the_end_of_a_check_of_a_removed_source_brings_nothing_back() {
        sources.record("gone", NOON, new Check.NothingNew(), "late", NOON);
        assertThat(sources.find("gone")).isEmpty();
    }

    @Test
    void a_row_that_somebody_got_wrong_stops_its_own_source_and_no_other() {
        sources.save(source("courier", "The Courier"), NOON);
        var row = new Item().with("dueShard", "due-0").with("nextCheckAt", NOON);
        AWS.dynamoDb()
                .putItem(request ->
                        request.tableName(AWS.tableName("SourcesTable"))
                                .item(row.with("id", "half").attributes()));
        AWS.dynamoDb()
                .putItem(request ->
                        request.tableName(AWS.tableName("SourcesTable"))
                                .item(row.with("id", "BAD ID").attributes()));
        assertThat(sources.due(NOON)).extracting(it -> it.source().id()).containsExactly("courier");
        assertThat(sources.all()).extracting(Source::id).containsExactly("courier");
        assertThat(sources.find("half")).isEmpty();
    }

    @Test
    void the_sample_that_an_operator_adds_by_hand_is_a_source_that_is_due() throws Exception {
        var sample = Json.tree(Files.readAllBytes(Path.of("../events/source.json")));
        var item = new HashMap<String, AttributeValue>();
        sample.properties().forEach(entry -> item.put(entry.getKey(), value(entry.getValue())));
        AWS.dynamoDb()
                .putItem(request -> request.tableName(AWS.tableName("SourcesTable")).item(item));
        assertThat(sources.due(NOON))
                .extracting(due -> due.source().name())
                .containsExactly("The Example");
    }

    /** A value in DynamoDB's JSON: {@code {"S": text}} or {@code {"L": values}}. */
    private static AttributeValue value(JsonNode json) {
        return json.has("S")
                ? AttributeValue.fromS(json.path("S").asString())
                : AttributeValue.fromL(
                        json.path("L").valueStream().map(SourcesTableTest::value).toList());
    }
}
