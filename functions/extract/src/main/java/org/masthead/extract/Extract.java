package org.masthead.extract;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.masthead.aws.PageStore;
import org.masthead.aws.PagesTable;
import org.masthead.aws.StoriesTable;
import org.masthead.extract.ExtractionResult.Extracted;
import org.masthead.extract.ExtractionResult.Kind;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.extract.vector.Embedder;
import org.masthead.lambda.Log;
import org.masthead.page.PageEnd;
import org.masthead.page.PageKey;
import org.masthead.page.RawPage;
import org.masthead.story.RevisedStory;
import org.masthead.story.Revision;
import org.masthead.story.Story;
import org.masthead.story.Tombstone;

/**
 * Takes one raw page to its story. Doing it again, or pages in another order, leaves the same
 * state: the page never changes, and stories merge.
 */
final class Extract {

    private final PageStore store;
    private final PagesTable pages;
    private final StoriesTable stories;
    private final Embedder embedder;
    private final InstantSource clock;

    Extract(
            PageStore store,
            PagesTable pages,
            StoriesTable stories,
            Embedder embedder,
            InstantSource clock) {
        this.clock = clock;
        this.embedder = embedder;
        this.store = store;
        this.pages = pages;
        this.stories = stories;
    }

    void page(PageKey key) {
        var page = store.get(key);
        Log.about(page.facts().correlationId(), () -> keep(read(key, page)));
    }

    /** Reads a page and keeps nothing of it. */
    ReadPage read(PageKey key) {
        return read(key, store.get(key));
    }

    private ReadPage read(PageKey key, RawPage page) {
        return new ReadPage(key, page.facts(), Extractor.extract(page), pages.end(key));
    }

    /** Keeps what a page gave, in the tables; done twice it is done once. */
    void keep(ReadPage read) {
        if (read.superseded()) {
            Log.info("A newer extractor has read this page", "url", read.facts().url());
            return;
        }
        switch (read.result()) {
            case Extracted(var story) -> keep(read, story);
            case NotAStory none -> refuse(read, none);
        }
    }

    private void keep(ReadPage read, Story story) {
        var merged = stories.merge(embedded(read, story));
        if (merged == StoriesTable.Merged.TOO_LARGE) {
            refuse(read, tooLarge());
            return;
        }
        if (merged != StoriesTable.Merged.NEW) {
            readBefore(read.key(), story.id());
        }
        read.formerStory(story).ifPresent(former -> leave(former, read.key(), story.id()));
        var withdrawal = read.withdrawnSince();
        if (withdrawal.isPresent()) {
            stories.withdraw(story.id(), withdrawal.get());
        }
        end(read, read.end(story));
        Log.info(
                "Story " + merged.name().toLowerCase(Locale.ROOT),
                "story",
                story.id(),
                "headline",
                story.headline(),
                "url",
                story.url());
    }

    /**
     * What the publisher changed shows only where one extractor has read both pages: after a change
     * of the extractor, the page before is read again together with the first that follows.
     */
    private void readBefore(PageKey page, String story) {
        stories.findExactly(story)
                .flatMap(stored -> stored.unreadBefore(page.toString(), Extractor.VERSION))
                .flatMap(PageKey::parse)
                .flatMap(this::told)
                .filter(told -> told.story().id().equals(story))
                .ifPresent(stories::merge);
    }

    /** What a page is whose story no table item holds. */
    static NotAStory tooLarge() {
        return new NotAStory(
                Kind.TOO_LARGE,
                "the story is over %,d bytes zipped".formatted(StoriesTable.MAX_STORY_BYTES));
    }

    /**
     * A page that gives another story than it did leaves no double behind. The story's other pages
     * are read again with it: those that still give that story are all that stays of it.
     */
    private void leave(String former, PageKey page, String now) {
        if (stories.leave(
                former, page.toString(), now, clock.instant(), story -> rest(story, page))) {
            Log.info("Story moved", "from", former, "story", now);
        }
    }

    private Optional<RevisedStory> rest(RevisedStory story, PageKey without) {
        var others = othersToldBy(story, without);
        others.stream().filter(other -> !same(story, other)).forEach(stories::merge);
        return others.stream()
                .filter(other -> same(story, other))
                .reduce(RevisedStory::merge)
                .map(left -> withdrawnAs(story, left));
    }

    /** What was withdrawn must not come back because another page has left it. */
    private static RevisedStory withdrawnAs(RevisedStory story, RevisedStory left) {
        var withdrawn = left;
        for (var withdrawal : story.withdrawals()) {
            withdrawn = left.standsOn(withdrawal.page()) ? withdrawn.with(withdrawal) : withdrawn;
        }
        return withdrawn;
    }

    private List<RevisedStory> othersToldBy(RevisedStory story, PageKey without) {
        return story.revisions().stream()
                .map(Revision::page)
                .distinct()
                .flatMap(page -> PageKey.parse(page).stream())
                .filter(page -> !page.equals(without))
                .flatMap(page -> told(page).stream())
                .toList();
    }

    /** The story as the page alone tells it, with its vector. */
    private RevisedStory embedded(ReadPage read, Story story) {
        return read.revised(story).with(embedder.of(story));
    }

    /** The story that a page tells; empty where it tells none or is not there any more. */
    private Optional<RevisedStory> told(PageKey key) {
        return store.find(key).map(page -> read(key, page)).flatMap(this::told);
    }

    private Optional<RevisedStory> told(ReadPage read) {
        return switch (read.result()) {
            case Extracted(var story) -> Optional.of(embedded(read, story));
            case NotAStory _ -> Optional.empty();
        };
    }

    private static boolean same(RevisedStory one, RevisedStory other) {
        return one.story().id().equals(other.story().id());
    }

    private void refuse(ReadPage read, NotAStory none) {
        ReadPage.withdraws(none).ifPresent(reason -> withdraw(read, reason));
        end(read, read.end(none));
        Log.info(
                "Page is no story",
                "url",
                read.facts().url(),
                "kind",
                none.kind().word(),
                "reason",
                none.reason());
    }

    /** Before the address's end is written: a crash in between does it once more. */
    private void withdraw(ReadPage read, Tombstone.Reason reason) {
        read.known()
                .flatMap(PageEnd::storyId)
                .filter(id -> stories.withdraw(id, read.withdrawal(reason)))
                .ifPresent(id -> Log.info("Story withdrawn", "story", id, "reason", reason));
    }

    private void end(ReadPage read, PageEnd end) {
        if (!read.known().equals(Optional.of(end))) {
            pages.extracted(read.key(), end);
        }
    }
}
