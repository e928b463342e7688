package org.masthead.extract;

import java.util.regex.Pattern;

/**
 * Tells a notice that a story is withdrawn, which stands in the story's place, from a story. A
 * story that is left standing under a note of retraction is a story with a note.
 */
final class Withdrawal {

    /** A notice is short; a story about a withdrawal is not. */
    private static final int MAX_WORDS = 100;

    /** How agencies and publishers mark the headline, as in "WITHDRAWN: Ferry to be sold". */
    private static final Pattern HEADLINE =
            Pattern.compile(
                    "^\\W*(?:story |article )?(?:withdrawn|retracted|zurückgezogen|retirée?|retirad[ao]"
                            + "|ritirat[ao]|ingetrokken|wycofany)\\s*[:\\-–—|]"
                            + "|\\((?:withdrawn|retracted|zurückgezogen|retiré|retirado|ritirato)\\)\\W*$");

    /** What the notice says, of itself and in a sentence of its own. */
    private static final Pattern NOTICE =
            Pattern.compile(
                    "(?:^|[.!?:]\\s|\\n)\\W*(?:"
                            + "(?:this|our) (?:article|story)(?: \\w+){0,4}? (?:has been|had to be|was) "
                            + "(?:withdrawn|retracted|taken down|removed (?:because|due|following|after|from publication))"
                            + "|we have (?:withdrawn|retracted|taken down) this (?:article|story)"
                            + "|dieser (?:artikel|beitrag|text) wurde (?:\\w+ ){0,4}?(?:zurückgezogen|gelöscht|entfernt)"
                            + "|cet article a été (?:retiré|supprimé|dépublié)"
                            + "|este artículo ha sido (?:retirado|eliminado)"
                            + "|questo articolo è stato (?:ritirato|rimosso)"
                            + "|dit artikel is (?:ingetrokken|verwijderd)"
                            + "|est[ea] (?:artigo|notícia|reportagem) foi (?:retirad[ao]|removid[ao]))",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private Withdrawal() {}

    /**
     * Whether a page says, in place of a story, that there is none any more.
     *
     * @param headline in lower case
     * @param words of the body
     * @param body in lower case
     */
    static boolean isAnnounced(String headline, int words, String body) {
        return words <= MAX_WORDS
                && (HEADLINE.matcher(headline).find() || NOTICE.matcher(body).find());
    }
}
