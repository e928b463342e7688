package org.masthead.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.local.cloud.CloudOptions.Ports;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The main job on real input: pages that publishers wrote, from their address to a story. */
class SavedPagesTest {

    private static final Path PAGES = Repository.ROOT.resolve("../shared/data/pages/zyte/html");

    @TempDir Path data;

    @Test
    void every_saved_page_is_a_raw_object_and_a_story_or_has_a_reason_why_not() throws Exception {
        HandlersTest.assumePackaged();
        assumeTrue(Files.isDirectory(PAGES), () -> "no saved pages at " + PAGES);
        long saved;
        try (var files = Files.list(PAGES)) {
            saved = files.filter(file -> file.toString().endsWith(".html.gz")).count();
        }
        var options =
                CloudOptions.of(Repository.ROOT.resolve("template.yaml"), data)
                        .withPorts(Ports.FREE)
                        .withPages(PAGES);
        var silent = new PrintStream(PrintStream.nullOutputStream());
        var progress = new Progress(silent, new Style(false), Cloud.STEPS);
        try (var cloud =
                Cloud.start(options, progress, new RecordedLog(), InstantSource.system())) {
            Eventually.until(
                    "each saved page has an end",
                    () -> pages(cloud).stream().filter(page -> ended(page)).count() == saved);
            assertThat(pages(cloud))
                    .allMatch(page -> page.containsKey("storyId") || hasReason(page));
            assertThat(rawObjects(cloud)).isEqualTo(saved);
            assertThat(stories(cloud))
                    .isEqualTo(
                            pages(cloud).stream()
                                    .filter(page -> page.containsKey("storyId"))
                                    .count());
        }
    }

    private static boolean ended(Map<String, AttributeValue> page) {
        return page.containsKey("extracted");
    }

    private static boolean hasReason(Map<String, AttributeValue> page) {
        return page.containsKey("extractReason");
    }

    private static List<Map<String, AttributeValue>> pages(Cloud cloud) {
        return ofSavedPages(cloud, "PagesTable").stream()
                .filter(page -> AttributeValue.fromS("page").equals(page.get("kind")))
                .toList();
    }

    private static long stories(Cloud cloud) {
        return ofSavedPages(cloud, "StoriesTable").size();
    }

    private static List<Map<String, AttributeValue>> ofSavedPages(Cloud cloud, String table) {
        var name = cloud.template().table(table).orElseThrow().name();
        try (var dynamoDb = LocalClients.operator(cloud.template().account()).dynamoDb()) {
            return dynamoDb.scanPaginator(request -> request.tableName(name)).items().stream()
                    .filter(item ->
                            AttributeValue.fromS("saved-pages").equals(item.get("sourceId")))
                    .toList();
        }
    }

    private static long rawObjects(Cloud cloud) {
        var bucket = cloud.template().bucket("PagesBucket").orElseThrow().name();
        try (var s3 = LocalClients.operator(cloud.template().account()).s3()) {
            return s3
                    .listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix("pages/saved-pages/"))
                    .contents()
                    .stream()
                    .count();
        }
    }
}
