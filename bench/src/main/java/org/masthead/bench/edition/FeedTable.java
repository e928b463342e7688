package org.masthead.bench.edition;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masthead.edition.Edition;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Entitlement;
import org.masthead.member.Interest;
import org.masthead.member.Member;
import org.masthead.member.Preferences;
import org.masthead.member.Profile;
import org.masthead.member.Recent;
import org.masthead.member.Selection;
import org.masthead.member.Signal;
import org.masthead.reader.access.Caller;
import org.masthead.reader.edition.Newsstand;
import org.masthead.reader.feed.FeedEndpoint;
import org.masthead.story.Slug;

/** What the first page of a member's feed costs in reader-api, by the number of stories. */
final class FeedTable {

    static final List<String> HEADING =
            List.of(
                    "stories",
                    "feed CPU ms p50",
                    "p99",
                    "with mutes p50",
                    "p99",
                    "a new edition's traits ms");

    private static final int READ = 300;
    private static final int RECENT = 16;
    private static final int WARM_UP = 300;
    private static final int RUNS = 1_000;

    private FeedTable() {}

    static List<String> row(Edition edition) {
        var member = member(edition);
        var muting = member.with(new Preferences(follow(), mute(), true));
        var endpoint = endpoint(edition);
        var traits = CpuTime.of(2, 5, () -> endpoint(edition).prepare(edition));
        var feed = CpuTime.of(WARM_UP, RUNS, () -> page(endpoint, member));
        var muted = CpuTime.of(WARM_UP, RUNS, () -> page(endpoint, muting));
        return List.of(
                String.format(Locale.ROOT, "%,d", edition.size()),
                figure(feed.at(0.5)),
                figure(feed.at(0.99)),
                figure(muted.at(0.5)),
                figure(muted.at(0.99)),
                figure(traits.at(0.5)));
    }

    private static FeedEndpoint endpoint(Edition edition) {
        return new FeedEndpoint(
                Newsstand.of(() -> Optional.of(edition), _ -> Optional.of(edition)),
                InstantSource.fixed(MadeStories.NOW));
    }

    private static void page(FeedEndpoint endpoint, Member member) {
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
        var reply = endpoint.feed(request, new Caller.SignedIn(member));
        if (reply.status() != 200) {
            throw new IllegalStateException("the feed answered " + reply.status());
        }
    }

    /** Who has opened three hundred stories, and sixteen of them today. */
    static Member member(Edition edition) {
        var profile = Profile.EMPTY;
        var recent = Recent.NOTHING;
        for (int i = 0; i < READ; i++) {
            int story = (int) ((long) i * edition.size() / READ);
            profile = profile.with(interest(edition, story, MadeStories.NOW.minusSeconds(i)));
            recent =
                    i < RECENT
                            ? recent.met(edition.id(story), MadeStories.NOW, Signal.READ)
                            : recent.shown(edition.id(story), MadeStories.NOW.minusSeconds(i));
        }
        return Member.welcome("ada", MadeStories.NOW, Entitlement.NONE)
                .with(new Preferences(follow(), Selection.NOTHING, true))
                .with(profile)
                .with(recent);
    }

    private static Interest interest(Edition edition, int story, Instant at) {
        var card = edition.card(story);
        return new Interest(
                at,
                Signal.OPENED,
                card.sourceId(),
                card.section().map(Slug::of),
                card.topics().stream().map(Slug::of).toList(),
                edition.vectors().vector(story));
    }

    private static Selection follow() {
        return new Selection(Set.of("title-3", "title-40"), Set.of("science"), Set.of(), Set.of());
    }

    private static Selection mute() {
        return new Selection(Set.of("title-7"), Set.of("sport"), Set.of("an"), Set.of());
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
