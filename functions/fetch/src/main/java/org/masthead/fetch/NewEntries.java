package org.masthead.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.masthead.address.CanonicalForm;
import org.masthead.aws.FetchQueue;
import org.masthead.aws.PagesTable;
import org.masthead.fetch.feed.ListedPage;
import org.masthead.lambda.Log;
import org.masthead.lambda.SideBySide;
import org.masthead.page.FetchMessage;
import org.masthead.page.PageFacts;

/** Asks for the pages of those of a feed's entries that are new, or have changed. */
final class NewEntries {

    /** The newest entries a check takes up; feeds list tens, sitemaps up to 50,000. */
    static final int MAX_ENTRIES = 1_000;

    /** An entry whose feed dates its last change longer ago is not taken up. */
    static final Duration MAX_AGE = Duration.ofDays(30);

    /** Entries without a time last; those of one time as the feed has them. */
    private static final Comparator<Listed> NEWEST_FIRST =
            Comparator.comparing(
                    entry -> entry.changed().orElse(Instant.MIN), Comparator.reverseOrder());

    private final PagesTable pages;
    private final FetchQueue queue;

    NewEntries(PagesTable pages, FetchQueue queue) {
        this.pages = pages;
        this.queue = queue;
    }

    /**
     * What a reading found.
     *
     * @param published of each entry never seen before that states its time, that time
     * @param undated entries never seen before that state none
     * @param asked pages that were asked for: of those, and of entries that have changed
     */
    record Found(List<Instant> published, int undated, int asked) {}

    /**
     * An entry.
     *
     * @param address in the form that stands for its page, whatever counts visitors taken out
     */
    private record Listed(String address, ListedPage page) {

        static Listed of(ListedPage page) {
            return new Listed(CanonicalForm.of(page.url()).toString(), page);
        }

        Optional<Instant> changed() {
            return page.changed();
        }

        Optional<Instant> published() {
            return page.entry().published().or(page.entry()::updated);
        }
    }

    /**
     * Asks for what is new. Sends first and makes known then, so that a crash in between asks
     * again.
     */
    Found ask(FetchMessage feed, List<ListedPage> listed, Instant now) {
        var entries = newest(feed, recent(feed, distinct(listed), now));
        var answered = pages.answeredFor(entries.stream().map(Listed::address).toList());
        var unseen = entries.stream().filter(it -> !answered.containsKey(it.address())).toList();
        var messages =
                entries.stream()
                        .filter(entry -> {
                            var last = answered.get(entry.address());
                            return last == null || changedSince(entry, last, now);
                        })
                        .map(entry -> message(feed, entry))
                        .toList();
        queue.send(messages);
        SideBySide.each(messages, pages::queued);
        messages.forEach(page -> Log.info("Entry queued", "url", page.url()));
        var published = unseen.stream().flatMap(it -> it.published().stream()).toList();
        return new Found(published, unseen.size() - published.size(), messages.size());
    }

    /** A page is listed once, whatever its entries count. */
    private static List<Listed> distinct(List<ListedPage> listed) {
        var seen = new HashSet<String>();
        var distinct = new ArrayList<Listed>();
        for (var page : listed) {
            var one = Listed.of(page);
            if (seen.add(one.address())) {
                distinct.add(one);
            }
        }
        return distinct;
    }

    /** A title that is new to us lists its archive, perhaps: that is no news. */
    private static List<Listed> recent(FetchMessage feed, List<Listed> entries, Instant now) {
        var oldest = now.minus(MAX_AGE);
        var recent =
                entries.stream()
                        .filter(entry -> entry.changed().filter(oldest::isAfter).isEmpty())
                        .toList();
        if (recent.size() < entries.size()) {
            Log.info(
                    "Feed lists entries that are too old to be taken up",
                    "source",
                    feed.sourceId(),
                    "feed",
                    feed.url(),
                    "entries",
                    entries.size(),
                    "old",
                    entries.size() - recent.size(),
                    "before",
                    oldest);
        }
        return recent;
    }

    /** Those that a check takes up: what is left over is logged, never dropped in silence. */
    private static List<Listed> newest(FetchMessage feed, List<Listed> entries) {
        var newest =
                entries.stream()
                        .filter(entry -> PageFacts.hold(entry.address()))
                        .sorted(NEWEST_FIRST)
                        .limit(MAX_ENTRIES)
                        .toList();
        if (newest.size() < entries.size()) {
            Log.warn(
                    "Feed lists more entries, or longer addresses, than a check takes up",
                    "source",
                    feed.sourceId(),
                    "entries",
                    entries.size(),
                    "taken",
                    newest.size());
        }
        return newest;
    }

    /** A change that is still to come is a clock that is wrong, not news. */
    private static boolean changedSince(Listed entry, Optional<Instant> last, Instant now) {
        return last.isPresent()
                && entry.changed()
                        .filter(at -> at.isAfter(last.get()) && !at.isAfter(now))
                        .isPresent();
    }

    /**
     * Issued when the feed was asked for, not "now": a feed that is read twice, or a second feed
     * with the same entry, makes the same message, which is carried out once.
     */
    private static FetchMessage message(FetchMessage feed, Listed entry) {
        var message =
                feed.following(FetchMessage.Kind.PAGE, entry.address())
                        .published(entry.published());
        // Only a feed that has texts can stand in for a page that cannot be had.
        return entry.page().entry().content().isPresent() ? message.listedIn(feed.url()) : message;
    }
}
