package org.masthead.story;

import java.util.regex.Pattern;
import org.masthead.page.Digest;

/** Story ids: 20 hexadecimal digits of the canonical address's SHA-256. */
public final class StoryId {

    private static final int DIGITS = 20;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{20}");

    private StoryId() {}

    /** The same address gives the same id, whenever and however often the page is extracted. */
    public static String of(String canonicalUrl) {
        return Digest.sha256(canonicalUrl).substring(0, DIGITS);
    }

    /** Whether the text has the form of an id. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
