package org.masthead.reader.feed;

import java.util.Optional;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;

/** Which part of a list a request asks for. */
public sealed interface Paging {

    int DEFAULT_LIMIT = 20;
    int MAX_LIMIT = 100;

    record First(int limit) implements Paging {}

    record Further(int limit, Cursor cursor) implements Paging {}

    record Unusable(HttpReply problem) implements Paging {}

    /**
     * Reads {@code limit} and {@code cursor}.
     *
     * @param list the name that the cursor must bear
     */
    static Paging of(HttpRequest request, String list) {
        var limit = limit(request);
        if (limit.isEmpty()) {
            return new Unusable(badLimit());
        }
        return request.query("cursor")
                .map(text -> further(limit.get(), Cursor.decode(text, list)))
                .orElseGet(() -> new First(limit.get()));
    }

    private static Paging further(int limit, Optional<Cursor> cursor) {
        return cursor.<Paging>map(from -> new Further(limit, from))
                .orElseGet(() -> new Unusable(badCursor()));
    }

    private static Optional<Integer> limit(HttpRequest request) {
        var text = request.query("limit").orElse(Integer.toString(DEFAULT_LIMIT));
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .filter(limit -> limit >= 1 && limit <= MAX_LIMIT);
    }

    private static HttpReply badLimit() {
        return HttpReply.problem(
                Problem.of(
                        "bad-limit",
                        "The limit is not usable",
                        400,
                        "limit is a whole number from 1 to " + MAX_LIMIT + "."));
    }

    /** The cursor is another list's, or made up. */
    static HttpReply badCursor() {
        return HttpReply.problem(
                Problem.of(
                        "bad-cursor",
                        "The cursor is not one of ours",
                        400,
                        "Send the 'next' of a page of this very list, unchanged, or none to begin"
                                + " again."));
    }

    /** The cursor's edition is gone. */
    static HttpReply expired() {
        return HttpReply.problem(
                Problem.of(
                        "expired-cursor",
                        "The cursor is too old",
                        410,
                        "The edition it pages through is gone. Send no cursor to begin again."));
    }

    /** There is nothing to cut from yet. */
    static HttpReply noEdition() {
        return HttpReply.problem(
                        Problem.of(
                                "no-edition-yet",
                                "There is no edition yet",
                                503,
                                "The first one is bound within a minute of the first start."))
                .with("retry-after", "15");
    }
}
