package org.masthead.member;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How often a member's two items were written: {@code 12.7}. A caller that says which version it
 * has seen is never answered from an older one.
 *
 * @param profile writes of the item {@code profile}
 * @param recent writes of the item {@code profile#hot}
 */
public record ProfileVersion(long profile, long recent) {

    /** The header in which answers tell it, and in which callers may send it back. */
    public static final String HEADER = "masthead-profile";

    /** Older than everything that was ever written. */
    public static final ProfileVersion NONE = new ProfileVersion(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

    /** Reads what {@link #toString} wrote; empty where it is anything else. */
    public static Optional<ProfileVersion> of(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new ProfileVersion(
                                Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    /** Whether this holds all that the other does. */
    public boolean covers(ProfileVersion other) {
        return profile >= other.profile && recent >= other.recent;
    }

    /** The least that holds all of both. */
    public ProfileVersion and(ProfileVersion other) {
        return new ProfileVersion(Math.max(profile, other.profile), Math.max(recent, other.recent));
    }

    @Override
    public String toString() {
        return profile + "." + recent;
    }
}
