package org.masthead.edition.search;

import java.util.Optional;
import org.masthead.aws.SearchStore;
import org.masthead.edition.Edition;
import org.masthead.lambda.Log;
import org.masthead.search.StoryIndexer;

/**
 * The stored search index, kept at the newest edition. A warm function writes what has changed
 * since its last run; a cold one goes on from the stored index, and begins anew where that is
 * damaged.
 */
public final class SearchIndex {

    private final SearchStore store;
    private Optional<StoryIndexer> indexer = Optional.empty();

    public SearchIndex(SearchStore store) {
        this.store = store;
    }

    /**
     * Stores the index of an edition. Where that fails, the edition stands and is searched by the
     * index of before; the next edition's index makes up for it.
     */
    public void follow(Edition edition) {
        try {
            var stories = indexer.orElseGet(this::resumed);
            indexer = Optional.of(stories);
            if (stories.follow(edition) > 0) {
                var file = stories.file();
                store.put(file);
                Log.info("Search index stored", "stories", stories.size(), "bytes", file.length);
            }
        } catch (RuntimeException e) {
            indexer = Optional.empty();
            Log.error(
                    "The search index is not of this edition; the last one is searched on",
                    e,
                    "edition",
                    edition.version());
        }
    }

    private StoryIndexer resumed() {
        return store.other(Optional.empty())
                .flatMap(stored -> StoryIndexer.from(stored.file()))
                .orElseGet(StoryIndexer::empty);
    }
}
