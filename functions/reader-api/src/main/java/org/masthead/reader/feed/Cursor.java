package org.masthead.reader.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a member is in a list: opaque to clients, and the same list for as long as they page and
 * their preferences stay as they are.
 *
 * @param list which list it continues, for example {@code feed} or {@code section:world}
 * @param edition the version the list was cut from
 * @param offset cards shown so far
 */
public record Cursor(String list, String edition, int offset) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,5}) (\\d{8}T\\d{9}Z-[0-9a-f]{16}) (.{1,200})");

    /** As clients get it. */
    public String encode() {
        var text = "%d %s %s".formatted(offset, edition, list);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the text is none of ours, or a cursor of another list. */
    public static Optional<Cursor> decode(String text, String list) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
            var form = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
            if (!form.matches() || !form.group(3).equals(list)) {
                return Optional.empty();
            }
            return Optional.of(new Cursor(list, form.group(2), Integer.parseInt(form.group(1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
