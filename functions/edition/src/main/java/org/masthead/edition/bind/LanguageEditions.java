package org.masthead.edition.bind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.masthead.aws.EditionStore;
import org.masthead.edition.Contents;
import org.masthead.edition.Edition;
import org.masthead.edition.Readership;
import org.masthead.lambda.Log;

/**
 * The editions of single languages: cuts of everybody's, with the same stories, clusters and ids,
 * as far as their readers read them. A story is in each since it is in everybody's.
 */
final class LanguageEditions {

    private final List<Cut> cuts;

    private record Cut(Readership readers, Press press) {

        void follow(Edition whole, Contents contents, int counts, Instant now) {
            var seen = press.seen();
            // What is the same as in the whole edition is taken from there, packed as it is.
            press.print(Edition.bind(now, readers.cut(contents), whole), counts, seen, now);
        }
    }

    LanguageEditions(EditionStore editions, List<Readership> languages) {
        this.cuts =
                languages.stream()
                        .map(readers -> new Cut(readers, new Press(editions.forReaders(readers))))
                        .toList();
    }

    /**
     * Puts out the cuts of an edition; each also where another one fails, whose readers keep the
     * last good one.
     *
     * @param contents of the whole edition
     * @param counts see {@link Press#print}
     * @throws RuntimeException the first failure, the others suppressed in it
     */
    void follow(Edition whole, Contents contents, int counts, Instant now) {
        var failures = new ArrayList<RuntimeException>();
        for (var cut : cuts) {
            try {
                cut.follow(whole, contents, counts, now);
            } catch (RuntimeException e) {
                Log.error("An edition was not cut", e, "readers", cut.readers().name());
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
