package org.masthead.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.masthead.extract.Reextract.Mode;
import org.masthead.extract.difference.StoryDifference;
import org.masthead.lambda.Log;
import org.masthead.page.PageKey;
import tools.jackson.databind.JsonNode;

/**
 * An operator's wish to have pages of the archive extracted again, invoked directly: {@code
 * {"reextract": {"keys": ["pages/…", …], "dryRun": true}}}.
 *
 * @param keys of raw pages, {@value #MAX_KEYS} at most
 */
record ReextractEvent(List<String> keys, Mode mode) {

    /** Keeps a reply, some 20 KB a page at most, within Lambda's 6 MB (Lambda quotas). */
    static final int MAX_KEYS = 100;

    /** Ample for one page more, the largest and of the longest history included. */
    private static final int RESERVED_MILLIS = 10_000;

    /**
     * Empty where the event is another.
     *
     * @throws IllegalArgumentException where it is not complete, or asks for too much
     */
    static Optional<ReextractEvent> of(JsonNode event) {
        var asked = event.path("reextract");
        return asked.isMissingNode() ? Optional.empty() : Optional.of(read(asked));
    }

    private static ReextractEvent read(JsonNode asked) {
        var keys = new ArrayList<String>();
        asked.path("keys").forEach(key -> keys.add(key.asString("")));
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException(
                    "\"reextract\" wants 1 to %d keys of raw pages, not %d"
                            .formatted(MAX_KEYS, keys.size()));
        }
        // No default: one of the two replaces stories.
        if (!asked.path("dryRun").isBoolean()) {
            throw new IllegalArgumentException("\"reextract\" wants \"dryRun\": true or false");
        }
        return new ReextractEvent(
                keys, asked.path("dryRun").asBoolean() ? Mode.DRY_RUN : Mode.IN_PLACE);
    }

    /**
     * Carries it out, page after page, and stops early rather than be stopped.
     *
     * @param millisLeft until the function is ended
     */
    ReextractReply run(Reextract reextract, IntSupplier millisLeft) {
        var results = new ArrayList<ReextractReply.Result>();
        for (var key : keys) {
            // At least one, so that whoever asks again and again comes to an end.
            if (!results.isEmpty() && millisLeft.getAsInt() < RESERVED_MILLIS) {
                break;
            }
            results.add(page(key, reextract));
        }
        var undone = keys.subList(results.size(), keys.size());
        Log.info(
                "Pages extracted again",
                "mode",
                mode.name(),
                "pages",
                results.size(),
                "undone",
                undone.size());
        return new ReextractReply(Extractor.VERSION, results, undone);
    }

    private ReextractReply.Result page(String key, Reextract reextract) {
        try {
            return reextract.page(
                    PageKey.parse(key)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "'%s' is not a raw page's key".formatted(key))),
                    mode);
        } catch (RuntimeException | StackOverflowError e) {
            Log.warn("Page cannot be extracted again", "page", key, "reason", e.toString());
            return new ReextractReply.Result(
                    key,
                    Optional.empty(),
                    new Finding.Failed(StoryDifference.shortened(e.toString())));
        }
    }
}
