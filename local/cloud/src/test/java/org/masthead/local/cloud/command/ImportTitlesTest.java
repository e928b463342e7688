package org.masthead.local.cloud.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.aws.SourcesTable;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.LocalClients;
import org.masthead.local.cloud.Main;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.command.ChosenTable.Place;
import org.masthead.local.engines.LocalAws;
import org.masthead.source.Check;
import org.masthead.source.Source;
import org.masthead.source.catalogue.Catalogue;

/** Against the real table, in the local cloud and as one of a deployment. */
class ImportTitlesTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final List<Source> SHIPPED = Catalogue.shipped().sources();
    private static final int ALL = SHIPPED.size();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final SourcesTable sources =
            new SourcesTable(AWS.dynamoDb(), AWS.tableName("SourcesTable"));

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private static String title(String id, String country) {
        return """
        {"id": "ID", "name": "The ID", "homePage": "https://ID.example/",\
         "feeds": ["https://ID.example/rss"], "language": "en", "country": "CC",\
         "topics": ["world"], "licence": "by agreement"}
        """
                .replace("ID", id)
                .replace("CC", country);
    }

    private String file(String name, String... parts) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", parts)).toString();
    }

    private String run(String... words) {
        printed.reset();
        var out = new PrintStream(printed, true, UTF_8);
        var options = ImportOptions.parse(List.of(words));
        new ImportTitles(options, out, new Style(false), InstantSource.fixed(NOON))
                .run(ImportTitlesTest::table);
        return printed.toString(UTF_8);
    }

    private static ChosenTable table(Optional<String> name) {
        var clients = LocalClients.operator(AWS.template().account());
        return name.map(it ->
                        new ChosenTable(
                                AWS.tableName("SourcesTable"),
                                Place.DEPLOYMENT,
                                clients.dynamoDb()))
                .orElseGet(() -> ChosenTable.local(AWS.template(), clients));
    }

    private List<Source> carried() {
        return sources.all().stream().sorted(Comparator.comparing(Source::id)).toList();
    }

    @Nested
    class The_shipped_catalogue {

        @Test
        void is_imported_by_one_command() {
            assertThat(run("catalogue"))
                    .contains("SOURCE", "the-guardian", "stored 50 of")
                    .contains("%d titles: %1$d new, 0 changed, 0 as they were".formatted(ALL));
            assertThat(carried()).isEqualTo(SHIPPED);
            assertThat(sources.everything())
                    .hasSize(ALL)
                    .allSatisfy(it -> assertThat(it.due(NOON)).isNotEmpty());
        }

        @Test
        void imported_twice_changes_nothing_and_leaves_the_checks_alone() {
            run("catalogue");
            var feed = sources.find("ansa").orElseThrow().source().feeds().getFirst();
            var failed = new Check.Failed("origin answered 503", Optional.empty());
            sources.record("ansa", feed, failed, NOON, NOON);
            var before = sources.find("ansa");
            assertThat(run("catalogue"))
                    .contains("%d titles: 0 new, 0 changed, %1$d as they were".formatted(ALL))
                    .doesNotContain("SOURCE");
            assertThat(sources.find("ansa")).isEqualTo(before);
        }

        @Test
        void in_the_local_cloud_needs_the_internet_and_says_so() {
            assertThat(run("catalogue")).contains("The local cloud checks them over the internet");
            AWS.reset();
            assertThat(run("catalogue", "--table", "T")).doesNotContain("local cloud");
        }
    }

    @Nested
    class A_file_with_faults {

        @Test
        void imports_nothing_and_tells_them_all() throws Exception {
            var file = file("faulty.jsonl", title("a", "UK"), title("b", "GB"), title("c", "XX"));
            assertThatThrownBy(() -> run(file))
                    .isInstanceOfSatisfying(
                            CloudException.class, it -> assertThat(it.status()).isEqualTo(2))
                    .hasMessage(
                            "2 problems in %s, so nothing is imported; mend it, or give --partial for the 1 title without a problem"
                                    .formatted(file));
            assertThat(printed.toString(UTF_8))
                    .isEqualTo(
                            """
                            LINE  PROBLEM
                            1     country 'UK' is not an ISO 3166-1 alpha-2 code; write GB
                            3     country 'XX' is not an ISO 3166-1 alpha-2 code

                            """);
            assertThat(carried()).isEmpty();
        }

        @Test
        void imports_the_others_where_that_is_asked_for_and_still_tells() throws Exception {
            var file = file("faulty.jsonl", title("a", "UK"), title("b", "GB"));
            assertThatThrownBy(() -> run(file, "--partial"))
                    .isInstanceOfSatisfying(
                            CloudException.class, it -> assertThat(it.status()).isEqualTo(2));
            assertThat(printed.toString(UTF_8)).contains("1 title: 1 new");
            assertThat(carried()).extracting(Source::id).containsExactly("b");
        }

        @Test
        void is_only_looked_at_by_a_check() throws Exception {
            var faulty = file("faulty.jsonl", title("a", "UK"), title("b", "GB"));
            assertThatThrownBy(() -> run(faulty, "--check")).hasMessageContaining("1 problem in");
            var good = file("good.jsonl", title("b", "GB"));
            assertThat(run(good, "--check")).isEqualTo(good + ": 1 title, nothing wrong\n");
            assertThat(carried()).isEmpty();
        }

        @Test
        void or_that_is_not_there_is_told() {
            assertThatThrownBy(() -> run("absent.opml"))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("absent.opml cannot be read");
        }
    }

    @Test
    void a_dry_run_tells_what_would_change_and_stores_nothing() throws Exception {
        run(file("before.jsonl", title("a", "GB"), title("b", "GB")));
        var after = file("after.jsonl", title("a", "IE"), title("b", "GB"), title("c", "GB"));
        assertThat(run(after, "--dry-run"))
                .isEqualTo(
                        """
                        SOURCE  COUNTRY  LANGUAGE  FEEDS  CHANGE   NAME
                        a       IE       en        1      changed  The a
                        c       GB       en        1      new      The c
                        3 titles: 1 new, 1 changed, 1 as they were; a dry run, nothing is stored
                        """);
        assertThat(carried()).extracting(Source::country).containsExactly("GB", "GB");
    }

    @Test
    void what_is_exported_is_imported_again_as_it_was() throws Exception {
        run("catalogue");
        var opml = folder.resolve("out.opml").toString();
        var out = new PrintStream(printed, true, UTF_8);
        new ExportTitles(new ExportOptions(opml, Optional.empty()), out, InstantSource.fixed(NOON))
                .run(ImportTitlesTest::table);
        assertThat(printed.toString(UTF_8)).endsWith("%s: %d titles\n".formatted(opml, ALL));
        assertThat(run(opml))
                .contains("%d titles: 0 new, 0 changed, %1$d as they were".formatted(ALL));
        AWS.reset();
        run(opml);
        assertThat(carried()).isEqualTo(SHIPPED);
    }

    @Test
    void a_demo_publisher_is_taken_in_the_local_cloud_alone() throws Exception {
        var demo = file("demo.jsonl", title("a", "GB").replace("a.example", "127.0.0.1:8081"));
        assertThat(run(demo, "--dry-run")).contains("1 new");
        assertThatThrownBy(() -> run(demo, "--dry-run", "--table", "T"))
                .hasMessageContaining("2 problems");
    }

    @Nested
    class As_a_process_on_a_deployment {

        private int masthead(String... words) throws Exception {
            var command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty(
                                            "surefire.test.class.path",
                                            System.getProperty("java.class.path")),
                                    Main.class.getName(),
                                    folder.toString()));
            command.addAll(List.of(words));
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("said.txt").toFile());
            process.environment()
                    .putAll(
                            Map.of(
                                    "AWS_ENDPOINT_URL", AWS.endpoint().toString(),
                                    "AWS_REGION", AWS.template().account().region(),
                                    "AWS_ACCESS_KEY_ID", "local",
                                    "AWS_SECRET_ACCESS_KEY", "local",
                                    "AWS_EC2_METADATA_DISABLED", "true"));
            var running = process.start();
            assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return running.exitValue();
        }

        private String said() throws IOException {
            return Files.readString(folder.resolve("said.txt"));
        }

        @Test
        void it_goes_by_the_name_of_the_table() throws Exception {
            var table = AWS.tableName("SourcesTable");
            assertThat(masthead("import", "catalogue", "--table", table)).as(said()).isZero();
            assertThat(said()).contains(ALL + " new");
            assertThat(carried()).hasSize(ALL);
        }

        @Test
        void it_exits_with_2_for_what_was_refused_and_1_for_what_went_wrong() throws Exception {
            var faulty = file("faulty.jsonl", title("a", "UK"));
            assertThat(masthead("import", faulty, "--check")).isEqualTo(2);
            assertThat(masthead("import", "catalogue", "--table", "absent")).isEqualTo(1);
            assertThat(said()).contains("there is no table absent");
        }
    }
}
