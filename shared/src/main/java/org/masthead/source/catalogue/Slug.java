package org.masthead.source.catalogue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as ids and topics have them: lower-case letters of ASCII, digits, single hyphens. */
final class Slug {

    /** What an id may be ({@code Source}): this long. */
    private static final int MAX_LENGTH = 63;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private Slug() {}

    static boolean is(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** {@code "Télérama L'Hebdo"} gives {@code telerama-lhebdo}; a text without Latin, nothing. */
    static String of(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        var joined = APOSTROPHES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
        var hyphened = EDGES.matcher(OTHERS.matcher(joined).replaceAll("-")).replaceAll("");
        var cut = hyphened.substring(0, Math.min(hyphened.length(), MAX_LENGTH));
        return EDGES.matcher(cut).replaceAll("");
    }
}
