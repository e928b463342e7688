package org.masthead.extract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.masthead.json.Json;
import org.masthead.page.PageKey;

/** S3's notification of new objects (Amazon S3 User Guide, "Event message structure"). */
final class ObjectCreated {

    private ObjectCreated() {}

    /**
     * The raw pages that the message tells of; none where S3 only tests the queue.
     *
     * @throws IllegalArgumentException where it is no such message, or tells of something else
     */
    static List<PageKey> keys(String body) {
        var event = Json.tree(body.getBytes(StandardCharsets.UTF_8));
        if (event.path("Event").asString("").equals("s3:TestEvent")) {
            return List.of();
        }
        if (!event.path("Records").isArray()) {
            throw new IllegalArgumentException("not an S3 event: it has no Records");
        }
        var keys = new ArrayList<PageKey>();
        for (var entry : event.path("Records")) {
            var encoded = entry.path("s3").path("object").path("key").asString("");
            // Keys come form-encoded: a space is a plus sign.
            var key = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            keys.add(
                    PageKey.parse(key)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "'%s' is not a raw page's key".formatted(key))));
        }
        return keys;
    }
}
