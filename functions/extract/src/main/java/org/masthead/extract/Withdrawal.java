package org.masthead.extract;

import java.util.regex.Pattern;

/**
 * Tells a notice that a story is withdrawn, which stands in the story's place, from a story. A
 * story that is left standing under a note of retraction is a story with a note.
 */
final class Withdrawal {

    /** A notice is short; a story about a withdrawal is not. */
    private static final int MAX_WORDS = 120;

    /** How agencies and publishers mark the headline, as in "WITHDRAWN: Ferry to be sold". */
    private static final Pattern HEADLINE =
            Pattern.compile(
                    "^\\W*(?:story |article |report )?(?:withdrawn|retracted|removed|deleted|kill(?:ed)?"
                            + "|zurückgezogen|retirée?|retirad[ao]|ritirat[ao]|ingetrokken|wycofany)\\b\\s*[:\\-–—|]"
                            + "|\\((?:withdrawn|retracted|zurückgezogen|retiré|retirado|ritirato)\\)\\W*$");

    /** What the notice says. */
    private static final Pattern NOTICE =
            Pattern.compile(
                    "(?:this|the|our) (?:article|story|report|post|piece)(?: \\w+){0,4}? (?:has|had|was|have) "
                            + "(?:been )?(?:withdrawn|retracted|taken down|removed (?:because|due|following|after|from publication))"
                            + "|we have (?:withdrawn|retracted|removed|taken down) (?:this|the|an?) (?:article|story|report)"
                            + "|dieser (?:artikel|beitrag|text) wurde (?:\\w+ ){0,4}?(?:zurückgezogen|gelöscht|entfernt)"
                            + "|(?:cet|l.) ?article a été (?:retiré|supprimé|dépublié)"
                            + "|este artículo ha sido (?:retirado|eliminado)"
                            + "|(?:questo|l.) ?articolo è stato (?:ritirato|rimosso)"
                            + "|dit artikel is (?:ingetrokken|verwijderd)"
                            + "|est[ea] (?:artigo|notícia|reportagem) foi (?:retirad[ao]|removid[ao])",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private Withdrawal() {}

    /**
     * Whether a page says, in place of a story, that there is none any more.
     *
     * @param headline in lower case
     * @param words of the body
     * @param text headline and body, in lower case
     */
    static boolean isAnnounced(String headline, int words, String text) {
        return words <= MAX_WORDS
                && (HEADLINE.matcher(headline).find() || NOTICE.matcher(text).find());
    }
}
