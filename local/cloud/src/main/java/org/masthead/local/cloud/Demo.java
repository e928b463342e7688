package org.masthead.local.cloud;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.masthead.aws.MembersTable;
import org.masthead.aws.SourcesTable;
import org.masthead.local.publishers.Publishers;
import org.masthead.local.publishers.Title;
import org.masthead.local.template.TableSpec;
import org.masthead.local.template.Template;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a new local cloud holds: the demo titles as sources, and a member whose trial is over. */
final class Demo {

    /** Her trial began so long ago that it is over. */
    private static final Duration GRACE_SEEN = Duration.ofDays(30);

    private Demo() {}

    /** Adds what is not there yet; what is there keeps its state. */
    static void plant(
            Template template,
            DynamoDbClient dynamoDb,
            Publishers publishers,
            CloudOptions options,
            InstantSource clock) {
        var now = clock.instant();
        template.table("SourcesTable")
                .map(table -> new SourcesTable(dynamoDb, table.name()))
                .ifPresent(table ->
                        publishers.titles().stream()
                                .filter(title -> options.demo() || isSavedPages(title))
                                .map(Demo::source)
                                .forEach(it -> table.save(it, now)));
        template.table("MembersTable")
                .filter(table -> options.demo())
                .map(TableSpec::name)
                .map(name -> new MembersTable(dynamoDb, name))
                .ifPresent(table -> table.see("grace", now.minus(GRACE_SEEN)));
    }

    /** Saved pages are asked for by name, with the demo or without. */
    private static boolean isSavedPages(Title title) {
        return title.id().equals("saved-pages");
    }

    private static Source source(Title title) {
        return new Source(
                title.id(),
                title.name(),
                title.homePage(),
                title.feeds(),
                Optional.empty(),
                title.language(),
                title.country(),
                title.topics(),
                title.licence(),
                // Whoever has a folder of pages has settled that they may be kept.
                isSavedPages(title) ? RightsPolicy.AGREED : RightsPolicy.STATED);
    }
}
