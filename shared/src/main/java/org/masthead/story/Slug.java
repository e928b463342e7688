package org.masthead.story;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which topics and sections are compared: "Middle East" is {@code middle-east}. */
public final class Slug {

    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Slug() {}

    /** Lower case, all that is no letter and no digit a hyphen. */
    public static String of(String name) {
        return NOT_WORD.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
