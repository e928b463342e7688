package org.masthead.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.aws.PageStore;
import org.masthead.aws.StoriesTable;
import org.masthead.local.cloud.CloudOptions.Ports;
import org.masthead.local.cloud.command.Commands;
import org.masthead.page.Gzip;
import org.masthead.page.PageFacts;
import org.masthead.page.PageKey;
import org.masthead.page.RawPage;
import org.masthead.story.StoryId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.json.JsonMapper;

/** The command, the deployed function and an archive, from end to end. */
class ReextractTest {

    private static final int PAGES = 130;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String DOCTORED = url(3);

    @TempDir static Path data;
    static RecordedLog log = new RecordedLog();
    static Cloud cloud;
    static S3Client s3;
    static DynamoDbClient dynamoDb;
    static PageStore store;
    static StoriesTable stories;

    @BeforeAll
    static void start() throws Exception {
        HandlersTest.assumePackaged();
        var options =
                CloudOptions.of(Repository.ROOT.resolve("template.yaml"), data)
                        .withPorts(Ports.FREE)
                        .withoutDemo();
        var silent = new PrintStream(PrintStream.nullOutputStream());
        var progress = new Progress(silent, new Style(false), Cloud.STEPS);
        cloud = Cloud.start(options, progress, log, InstantSource.system());
        cloud.running().write();
        var clients = LocalClients.operator(cloud.template().account());
        s3 = clients.s3();
        dynamoDb = clients.dynamoDb();
        store = new PageStore(s3, cloud.template().bucket("PagesBucket").orElseThrow().name());
        stories = new StoriesTable(dynamoDb, table());
        for (int page = 0; page < PAGES; page++) {
            store(page);
        }
        Eventually.until(
                "every page is a story",
                () -> dynamoDb.scan(request -> request.tableName(table())).count() == PAGES);
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            s3.close();
            dynamoDb.close();
            cloud.close();
        }
    }

    private static String url(int page) {
        return "https://courier.example/news/ferry-" + page;
    }

    private static String table() {
        return cloud.template().table("StoriesTable").orElseThrow().name();
    }

    /** Every tenth page is of another source and day. */
    private static void store(int page) {
        var source = page % 10 == 0 ? "crux" : "courier";
        var at = page % 10 == 0 ? NOON.plusSeconds(86_400) : NOON;
        var html =
                """
                <html lang=en><title>Ferry %1$d waits</title>
                <meta property=og:type content=article><article><h1>Ferry %1$d waits</h1>
                <p>The morning ferry stayed in the harbour because the fog did not lift until well
                after ten, the port office said, and three hundred people waited on the quay.</p>
                <p>Those who had to catch a train were taken over the bridge by bus, which took an
                hour longer. The afternoon boats left on time, and nobody complained.</p>
                </article></html>
                """
                        .formatted(page)
                        .getBytes(StandardCharsets.UTF_8);
        var facts =
                new PageFacts(
                        url(page),
                        source,
                        at,
                        at,
                        Optional.of("text/html"),
                        "correlation-" + page,
                        PageFacts.OK);
        store.put(PageKey.of(source, at, url(page), html), new RawPage(facts, html));
    }

    /** As if an extractor that was not so good had read the page. */
    private static void doctor() {
        var key = Map.of("id", AttributeValue.fromS(StoryId.of(DOCTORED)));
        var item = new HashMap<>(dynamoDb.getItem(r -> r.tableName(table()).key(key)).item());
        var none = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[0]));
        var bytes = item.getOrDefault("story", none).b();
        var story =
                new String(Gzip.unzip(bytes.asByteArray()), StandardCharsets.UTF_8)
                        .replace("\"Ferry 3 waits\"", "\"Ferry 3 waits | Courier\"")
                        .replaceAll("\"version\":\\d+", "\"version\":0")
                        .replaceAll("\"extractor\":\\d+", "\"extractor\":0");
        var zipped = Gzip.zip(story.getBytes(StandardCharsets.UTF_8));
        item.put("story", AttributeValue.fromB(SdkBytes.fromByteArray(zipped)));
        dynamoDb.putItem(request -> request.tableName(table()).item(item));
    }

    private static String headline() {
        return stories.find(StoryId.of(DOCTORED)).orElseThrow().story().headline();
    }

    private static String reextract(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Commands.run(Repository.ROOT, "re-extract", all, out, new Style(false));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** How many pages the function has been asked to extract again. */
    private static int asked() {
        return log.lines.stream()
                .filter(line -> line.contains("Pages extracted again"))
                .mapToInt(line -> JsonMapper.shared().readTree(line).path("pages").asInt(0))
                .sum();
    }

    @Nested
    class AnArchiveThatIsUpToDate {

        @Test
        void has_nothing_to_report() {
            assertThat(reextract("--dry-run"))
                    .contains("pages of all sources: 130")
                    .contains("130 of 130 pages (100%)")
                    .containsPattern("unchanged +130 +readers see the story as before")
                    .contains("A dry run: nothing was changed.")
                    .doesNotContain("FIELD");
        }

        @Test
        void is_taken_by_source_and_by_day() {
            assertThat(reextract("--source", "crux", "--dry-run")).contains("pages of crux: 13");
            assertThat(reextract("--day", "2026-11-20", "--dry-run")).contains(": 117");
            assertThat(reextract("--from", "2026-11-21", "--dry-run")).contains(": 13");
            assertThat(reextract("--source", "nobody")).contains("pages of nobody: 0");
        }
    }

    @Nested
    class AStoryThatAnOlderExtractorRead {

        @BeforeEach
        void setUp() {
            doctor();
        }

        @Test
        void is_reported_field_by_field_and_left_then_replaced_in_place_then_unchanged()
                throws IOException {
            var report = data.resolve("report.jsonl");
            assertThat(reextract("--source", "courier", "--dry-run", "--report", report.toString()))
                    .containsPattern("changed +1 ")
                    .containsPattern("headline +1\n")
                    .containsPattern(
                            "headline +%s +Ferry 3 waits \\| Courier +Ferry 3 waits\n"
                                    .formatted(StoryId.of(DOCTORED)));
            assertThat(Files.readAllLines(report)).hasSize(117);
            assertThat(headline()).isEqualTo("Ferry 3 waits | Courier");

            assertThat(reextract("--source", "courier")).containsPattern("changed +1 ");
            assertThat(headline()).isEqualTo("Ferry 3 waits");
            assertThat(stories.find(StoryId.of(DOCTORED)).orElseThrow().revision()).isEqualTo(1);
            assertThat(reextract("--source", "courier")).containsPattern("unchanged +117 ");
        }
    }

    @Nested
    class ARunThatWasKilled {

        private final String[] run = {"--from", "2026-11-19", "--dry-run"};

        /** What a killed process leaves: some lines, and half of one. */
        private void kill() throws IOException {
            reextract(run);
            var results = newestResults();
            var lines = Files.readAllLines(results);
            var some = String.join("\n", lines.subList(0, 60));
            Files.writeString(results, some + "\n" + lines.get(60).substring(0, 40));
        }

        private static Path newestResults() throws IOException {
            try (var runs = Files.list(data.resolve("re-extract"))) {
                return runs.map(run -> run.resolve("results.jsonl"))
                        .filter(Files::exists)
                        .max(Comparator.comparingLong(it -> it.toFile().lastModified()))
                        .orElseThrow();
            }
        }

        @Test
        void goes_on_where_it_was_and_reports_on_all_of_it() throws IOException {
            kill();
            int before = asked();
            assertThat(reextract("--from", "2026-11-19", "--dry-run", "--resume"))
                    .contains("60 of 130 were done before")
                    .containsPattern("unchanged +130 ");
            assertThat(asked() - before).isEqualTo(PAGES - 60);
        }

        @Test
        void is_not_forgotten_by_mistake() throws IOException {
            kill();
            assertThatThrownBy(() -> reextract(run))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("interrupted (60 of 130 done): --resume goes on with it");
            assertThat(reextract("--from", "2026-11-19", "--dry-run", "--fresh"))
                    .containsPattern("unchanged +130 ");
        }

        @Test
        void is_asked_for_in_vain_where_there_was_none() {
            assertThatThrownBy(() -> reextract("--source", "meridian", "--resume"))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("leave --resume out");
        }
    }

    @Test
    void the_function_stays_within_its_role() {
        reextract("--source", "crux");
        assertThat(log.lines).noneMatch(line -> line.contains("is not authorized to perform"));
    }
}
