package org.masthead.bench.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.masthead.aws.MembersTable;
import org.masthead.edition.Edition;
import org.masthead.json.Json;
import org.masthead.lambda.HttpRequest;
import org.masthead.local.engines.LocalAws;
import org.masthead.member.Interest;
import org.masthead.member.Preferences;
import org.masthead.member.Selection;
import org.masthead.member.Signal;
import org.masthead.reader.access.Caller;
import org.masthead.reader.feed.FeedEndpoint;
import org.masthead.story.Slug;

/**
 * What a feed costs its function by the number of live stories: the member is read, the feed
 * ranked, and the answer written. Members follow, mute and have read something; each asks in turn.
 */
final class FeedTable {

    static final List<String> HEADING =
            List.of("stories", "p50 ms", "p99 ms", "in memory p50", "p99", "RRU", "answer KB");

    private static final int MEMBERS = 50;
    private static final int READ = 40;
    private static final int WARM_UP = 1_000;
    private static final int REQUESTS = 2_000;

    private final LocalAws aws = LocalAws.shared();
    private final Metered metered = new Metered(aws.dynamoDb());
    private final MembersTable members =
            new MembersTable(metered.client(), aws.tableName("MembersTable"));
    private final Random random = new Random(11);

    List<String> row(int stories, MadeStories made) {
        aws.reset();
        var edition = Edition.bind(MadeStories.NOW, made.contents(stories));
        var feed = feed(edition);
        for (int member = 0; member < MEMBERS; member++) {
            join("member-" + member, edition);
        }
        var callers = new ArrayList<Caller>();
        for (int member = 0; member < MEMBERS; member++) {
            callers.add(caller("member-" + member));
        }
        var whole = CpuTime.of(WARM_UP, REQUESTS, () -> answer(feed, caller(anyone())));
        metered.reset();
        int length = answer(feed, caller(anyone()));
        double units = metered.units();
        var inMemory =
                CpuTime.of(
                        WARM_UP,
                        REQUESTS,
                        () -> answer(feed, callers.get(random.nextInt(MEMBERS))));
        return List.of(
                String.format(Locale.ROOT, "%,d", stories),
                figure(whole.at(0.5)),
                figure(whole.at(0.99)),
                figure(inMemory.at(0.5)),
                figure(inMemory.at(0.99)),
                figure(units),
                figure(length / 1e3));
    }

    private static FeedEndpoint feed(Edition edition) {
        return new FeedEndpoint(
                () -> Optional.of(edition), _ -> Optional.of(edition), () -> MadeStories.NOW);
    }

    private String anyone() {
        return "member-" + random.nextInt(MEMBERS);
    }

    private Caller caller(String member) {
        return new Caller.SignedIn(members.see(member, MadeStories.NOW));
    }

    private static int answer(FeedEndpoint feed, Caller caller) {
        var request =
                new HttpRequest(
                        "GET",
                        "/v1/feed",
                        "GET /v1/feed",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        Map.of(),
                        new byte[0]);
        return Json.writeBytes(feed.feed(request, caller).toEvent(request)).length;
    }

    /** Follows two titles, mutes a title and two words, and has read stories of two subjects. */
    private void join(String id, Edition edition) {
        var member = members.see(id, MadeStories.NOW);
        var follow = new Selection(Set.of(title(), title()), Set.of(), Set.of());
        var mute = new Selection(Set.of(title()), Set.of(), Set.of("tio", "coda fi"));
        members.change(
                member,
                it -> {
                    var changed = it.with(new Preferences(follow, mute, true));
                    for (int i = 0; i < READ; i++) {
                        int story = random.nextInt(edition.size());
                        changed = changed.with(changed.profile().with(interest(edition, story)));
                        changed =
                                changed.with(
                                        changed.recent()
                                                .met(
                                                        edition.id(story),
                                                        MadeStories.NOW.minusSeconds(60L * i),
                                                        Signal.OPENED));
                    }
                    return changed;
                });
    }

    private String title() {
        return "title-" + random.nextInt(100);
    }

    private static Interest interest(Edition edition, int story) {
        var card = edition.card(story);
        return new Interest(
                MadeStories.NOW.minusSeconds(600 + story % 3600),
                Signal.OPENED,
                card.sourceId(),
                card.section().map(Slug::of),
                card.topics().stream().map(Slug::of).toList(),
                edition.vectors().vector(story));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
