package org.masthead.edition.bind;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.masthead.aws.AwsClients;
import org.masthead.aws.CountersTable;
import org.masthead.aws.EditionStore;
import org.masthead.aws.PicksTable;
import org.masthead.aws.SearchStore;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Readership;
import org.masthead.edition.search.SearchIndex;
import org.masthead.edition.search.StoryArchive;
import org.masthead.lambda.Environment;
import org.masthead.lambda.Log;

/** Schedule in, the next edition out. */
public final class EditionHandler implements RequestStreamHandler {

    private final Binder binder;

    /** Wires from the environment that template.yaml declares. */
    public EditionHandler() {
        this(
                from(
                        Environment.requiring(
                                "SOURCES_TABLE",
                                "STORIES_TABLE",
                                "PICKS_TABLE",
                                "COUNTERS_TABLE",
                                "EDITIONS_BUCKET")));
    }

    EditionHandler(Binder binder) {
        this.binder = binder;
    }

    private static Binder from(Environment environment) {
        var dynamoDb = AwsClients.dynamoDb();
        var bucket = environment.get("EDITIONS_BUCKET");
        return new Binder(
                new SourcesTable(dynamoDb, environment.get("SOURCES_TABLE")),
                new StoriesTable(dynamoDb, environment.get("STORIES_TABLE")),
                new PicksTable(dynamoDb, environment.get("PICKS_TABLE")),
                new CountersTable(dynamoDb, environment.get("COUNTERS_TABLE")),
                new EditionStore(AwsClients.s3(), bucket),
                Readership.list(environment.get("EDITION_LANGUAGES")),
                new SearchIndex(new SearchStore(AwsClients.s3(), bucket)),
                new StoryArchive(
                        Optional.of(environment.get("ARCHIVE_ENDPOINT"))
                                .filter(endpoint -> !endpoint.isBlank())
                                .map(AwsClients::archive)),
                Clock.tickSeconds(ZoneOffset.UTC));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context) {
        Log.during(context, binder);
    }
}
