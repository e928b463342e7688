package org.masthead.membership.rights;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.masthead.aws.MemberRecords;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.membership.household.HouseholdEndpoint;

/**
 * {@code GET /v1/me/export}: every item that lies under the member's id, whatever it is, and their
 * place in a household, which lies under no member's id. Stories are the publishers' and stand in
 * it by their ids only.
 */
public final class ExportEndpoint {

    /**
     * Of JSON text in one answer. Lambda answers with 6 MB at most (AWS Lambda quotas), and a
     * single item, 400 kB at most, may come on top.
     */
    static final int MOST_BYTES = 4_000_000;

    private final MemberRecords records;
    private final Function<String, Optional<HouseholdEndpoint.View>> households;
    private final InstantSource clock;

    /**
     * The endpoint.
     *
     * @param households a member's place in a household as that member may see it
     */
    public ExportEndpoint(
            MemberRecords records,
            Function<String, Optional<HouseholdEndpoint.View>> households,
            InstantSource clock) {
        this.records = records;
        this.households = households;
        this.clock = clock;
    }

    /**
     * The export, or a part of a very long one.
     *
     * @param items in the order of their keys, each with its attributes
     * @param household the member's place in one; in the first part
     * @param next cursor of the next part; absent in the last
     */
    record Export(
            String member,
            Instant exportedAt,
            List<Map<String, Object>> items,
            Optional<HouseholdEndpoint.View> household,
            Optional<String> next) {}

    public HttpReply export(HttpRequest request, String member) {
        var cursor = request.query("cursor");
        var after = cursor.flatMap(ExportEndpoint::decoded);
        return cursor.isPresent() && after.isEmpty()
                ? badCursor()
                : HttpReply.fresh(200, exported(member, after))
                        .with("content-disposition", "attachment; filename=\"masthead.json\"");
    }

    private Export exported(String member, Optional<String> after) {
        var page = records.read(member, after, MOST_BYTES);
        return new Export(
                member,
                clock.instant(),
                page.items(),
                after.isEmpty() ? households.apply(member) : Optional.empty(),
                page.next().map(ExportEndpoint::encoded));
    }

    private static String encoded(String item) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(item.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String cursor) {
        try {
            var item = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Optional.of(item).filter(it -> !it.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static HttpReply badCursor() {
        return HttpReply.problem(
                Problem.of(
                        "bad-cursor",
                        "The cursor is not one of ours",
                        400,
                        "Send the 'next' of the part before, unchanged, or none to begin again."));
    }
}
