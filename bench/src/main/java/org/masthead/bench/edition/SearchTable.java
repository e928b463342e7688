package org.masthead.bench.edition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.search.QueryText;
import org.masthead.search.Relevance;
import org.masthead.search.SearchQuery;
import org.masthead.search.StoryIndex;
import org.masthead.search.StoryIndexer;

/** What searching costs by the number of live stories. */
final class SearchTable {

    static final List<String> HEADING =
            List.of(
                    "stories",
                    "index MB",
                    "build ms",
                    "next ms",
                    "file ms",
                    "resume ms",
                    "open ms",
                    "search ms p50",
                    "p99");

    private static final int HITS = 500;
    private static final int QUERIES = 2_000;

    private SearchTable() {}

    static List<String> row(Contents contents, Edition edition, MadeStories made) {
        var later = MadeStories.NOW.plus(Duration.ofMinutes(1));
        var next = Edition.bind(later, EditionTable.next(contents, made), edition);
        var indexer = StoryIndexer.empty();
        var build = CpuTime.of(0, 1, () -> indexer.follow(edition));
        var file = indexer.file();
        var write = CpuTime.of(2, 5, indexer::file);
        var resume = CpuTime.of(1, 3, () -> StoryIndexer.from(file));
        var follow = CpuTime.of(0, 1, () -> indexer.follow(next));
        var open = CpuTime.of(5, 20, () -> StoryIndex.open(file));
        var index = StoryIndex.open(file);
        var queries = queries(edition);
        var turn = new AtomicInteger();
        var search =
                CpuTime.of(
                        QUERIES,
                        QUERIES,
                        () -> {
                            var query = queries.get(turn.getAndIncrement() % QUERIES);
                            Relevance.order(edition, index.search(query, HITS));
                        });
        return List.of(
                String.format(Locale.ROOT, "%,d", edition.size()),
                figure(file.length / 1e6),
                figure(build.first()),
                figure(follow.first()),
                figure(write.at(0.5)),
                figure(resume.at(0.5)),
                figure(open.at(0.5)),
                figure(search.at(0.5)),
                figure(search.at(0.99)));
    }

    /** A word, two words, a phrase and a word in a section, out of the headlines themselves. */
    private static List<SearchQuery> queries(Edition edition) {
        var random = new Random(7);
        var queries = new ArrayList<SearchQuery>();
        while (queries.size() < QUERIES) {
            var card = edition.card(random.nextInt(edition.size()));
            var words = card.headline().split(" ", -1);
            int at = random.nextInt(words.length - 1);
            var text =
                    switch (queries.size() % 4) {
                        case 0 -> words[at];
                        case 1 -> words[at] + " " + words[at + 1];
                        case 2 -> "\"" + words[at] + " " + words[at + 1] + "\"";
                        default -> words[at] + " section:" + card.section().orElse("world");
                    };
            if (QueryText.read(text, Map.of()) instanceof QueryText.Outcome.Read(var query)) {
                queries.add(query);
            }
        }
        return queries;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
