package org.masthead.bench.edition;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.masthead.aws.AppPasswords;
import org.masthead.aws.Briefings;
import org.masthead.aws.EditionStore;
import org.masthead.aws.EventsQueue;
import org.masthead.aws.MemberLists;
import org.masthead.aws.MembersTable;
import org.masthead.aws.PlansStore;
import org.masthead.aws.ReadingMeter;
import org.masthead.aws.SearchStore;
import org.masthead.aws.Secret;
import org.masthead.aws.SourcesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.edition.EditionPointer;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.local.engines.LocalAws;
import org.masthead.local.engines.MeteredDynamoDb;
import org.masthead.reader.CurrentEditions;
import org.masthead.reader.ReaderApi;
import org.masthead.reader.access.Basic;
import org.masthead.reader.access.TokenVerifier;
import org.masthead.reader.discovery.CurrentIndex;
import org.masthead.reader.story.MonthlyMeter;
import org.masthead.reader.story.Walls;
import org.masthead.search.Archive;
import org.masthead.search.StoryIndexer;

/** reader-api whole, over the engines of the local cloud, with a meter between it and DynamoDB. */
final class MeteredReader {

    private static final String ISSUER = LocalAws.TOKEN_ISSUER;
    private static final String AUDIENCE = "masthead";

    final MembersTable members;
    final StoriesTable stories;
    final SourcesTable sources;

    private final LocalAws aws = LocalAws.shared();
    private final InstantSource clock;
    private final MeteredDynamoDb meter = new MeteredDynamoDb(aws);
    private final EditionStore editions;
    private final SearchStore searches;
    private final ReaderApi api;

    MeteredReader(InstantSource clock) {
        this.clock = clock;
        var table = aws.tableName("MembersTable");
        var salt =
                new Secret(
                        aws.as("ReaderApi").secrets(),
                        Environment.of(aws.environment("ReaderApi")).get("TRIAL_SALT"),
                        clock);
        this.members = new MembersTable(meter.client(), table, () -> salt.get("salt"));
        this.stories = new StoriesTable(meter.client(), aws.tableName("StoriesTable"));
        this.sources = new SourcesTable(meter.client(), aws.tableName("SourcesTable"));
        this.editions = new EditionStore(aws.s3(), aws.bucketName("EditionsBucket"));
        this.searches = new SearchStore(aws.s3(), aws.bucketName("EditionsBucket"));
        this.api = api(table);
    }

    private ReaderApi api(String table) {
        var plans = new PlansStore(aws.s3(), aws.bucketName("EditionsBucket"), clock);
        return new ReaderApi(
                new CurrentEditions(editions, List.of(), clock, Runnable::run),
                new CurrentIndex(searches, clock, Runnable::run),
                Archive.NONE,
                sources,
                stories,
                members,
                new MemberLists(meter.client(), table),
                new EventsQueue(aws.sqs(), aws.queueUrl("EventsQueue")),
                new Briefings(meter.client(), table),
                plans,
                new TokenVerifier(ISSUER, AUDIENCE, clock),
                new Basic(new AppPasswords(meter.client(), table), clock),
                new Walls(plans, ISSUER, AUDIENCE),
                new MonthlyMeter(new ReadingMeter(meter.client(), table), 0),
                clock);
    }

    /** Binds and serves an edition. */
    Edition serve(Contents contents) {
        var edition = Edition.bind(clock.instant(), contents);
        editions.put(edition);
        editions.flip(EditionPointer.to(edition, clock.instant()), Optional.empty());
        var indexer = StoryIndexer.empty();
        indexer.follow(edition);
        searches.put(indexer.file());
        return edition;
    }

    /** An answer, and what it consumed. */
    record Metered(HttpReply reply, double read, double written) {}

    Metered ask(HttpRequest request) {
        meter.units();
        var reply = api.answer(request);
        return new Metered(reply, meter.readUnits(), meter.writeUnits());
    }
}
