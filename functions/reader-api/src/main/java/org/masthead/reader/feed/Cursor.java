package org.masthead.reader.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a member is in a list: opaque to clients, and the same list for as long as they page and
 * their preferences stay as they are.
 *
 * @param list which list it continues, for example {@code feed} or {@code section:world}
 * @param edition the version the list was cut from
 * @param offset cards shown so far
 * @param shown which those were, for a list that may change while a member pages through it, see
 *     {@link Fingerprints}; else empty
 */
public record Cursor(String list, String edition, int offset, String shown) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{1,5}) (\\d{8}T\\d{9}Z-[0-9a-f]{16}) (.{1,200})(?:\\n([\\w-]{0,4000}))?");

    /** A place in a list that stays as it is. */
    public Cursor(String list, String edition, int offset) {
        this(list, edition, offset, "");
    }

    /** As clients get it. */
    public String encode() {
        var text =
                "%d %s %s".formatted(offset, edition, list) + (shown.isEmpty() ? "" : "\n" + shown);
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
            return Optional.of(
                    new Cursor(
                            list,
                            form.group(2),
                            Integer.parseInt(form.group(1)),
                            Objects.requireNonNullElse(form.group(4), "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
