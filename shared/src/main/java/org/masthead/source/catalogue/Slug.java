package org.masthead.source.catalogue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as ids and topics have them: small letters and digits, joined by single hyphens. */
final class Slug {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");
    private static final Pattern NOT_ASCII_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private Slug() {}

    /** {@code "Télérama L'Hebdo"} gives {@code telerama-lhebdo}; a text without Latin, nothing. */
    static String id(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return hyphenated(APOSTROPHES.matcher(plain).replaceAll(""), NOT_ASCII_WORD);
    }

    /** In any script: {@code "Économie & Finances"} gives {@code économie-finances}. */
    static String topic(String text) {
        return hyphenated(Normalizer.normalize(text, Normalizer.Form.NFC), NOT_WORD);
    }

    private static String hyphenated(String text, Pattern gaps) {
        var words = gaps.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
        return EDGES.matcher(words).replaceAll("");
    }
}
