package org.masthead.reader.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a member is in a list: opaque to clients, and the same list for as long as they page.
 *
 * @param list which list it continues, for example {@code feed} or {@code section:world}
 * @param edition the version the list was cut from
 * @param asOf the time it was ranked for
 * @param offset cards shown so far
 */
record Cursor(String list, String edition, Instant asOf, int offset) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,5}) (\\S{1,40}) (\\d{8}T\\d{9}Z-[0-9a-f]{16}) (.{1,200})");

    String encode() {
        var text = "%d %s %s %s".formatted(offset, asOf, edition, list);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the text is none of ours, or a cursor of another list. */
    static Optional<Cursor> decode(String text, String list) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
            var form = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
            if (!form.matches() || !form.group(4).equals(list)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Cursor(
                            list,
                            form.group(3),
                            Instant.parse(form.group(2)),
                            Integer.parseInt(form.group(1))));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
