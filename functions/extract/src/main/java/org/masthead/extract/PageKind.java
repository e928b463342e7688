package org.masthead.extract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.extract.ExtractionResult.Kind;
import org.masthead.extract.ExtractionResult.NotAStory;
import org.masthead.extract.evidence.Evidence;
import org.masthead.extract.evidence.Found;
import org.masthead.extract.html.Measure;

/** Tells pages that are no story by what they say of themselves and how much of it. */
final class PageKind {

    /** A flash of two sentences is a story; less is a stub or a wall. */
    private static final int MIN_WORDS = 25;

    /** With JSON-LD that calls the page an article, or a publishing time, one sentence will do. */
    private static final int MIN_WORDS_DECLARED = 10;

    /** A wall or an error has no more. */
    private static final int MAX_WALL_WORDS = 160;

    /** Among so many links, fewer words than these are teasers. */
    private static final int MIN_WORDS_IN_LIST = 60;

    private static final double LIST_LINK_DENSITY = 0.5;

    private static final Pattern ERROR =
            Pattern.compile(
                    "\\b(?:404|410|403|500|502|503)\\b|not found|page (?:doesn.t|does not) exist|no longer available"
                            + "|something went wrong|access denied|nicht gefunden|introuvable|no encontrada|non trovata"
                            + "|service unavailable|forbidden|internal server error");

    private static final Pattern HOME =
            Pattern.compile("https?://[^/?#]+/?(?:index\\.\\w+)?(?:[?#].*)?");

    private PageKind() {}

    /**
     * Why the page is no story; empty where it is one.
     *
     * @param words of the blocks that were made of it
     * @param text of those blocks, or of the whole page where there are none
     */
    static Optional<NotAStory> refuse(
            String url, Evidence evidence, Measure whole, int words, String text) {
        var said =
                (evidence.headline().map(Found::value).orElse("") + ' ' + text)
                        .toLowerCase(Locale.ROOT);
        var title = evidence.headline().map(Found::value).orElse("").toLowerCase(Locale.ROOT);
        if (Withdrawal.isAnnounced(title, words, text.toLowerCase(Locale.ROOT))) {
            return because(Kind.WITHDRAWN, "the page says \"%s\"".formatted(shortened(said)));
        }
        boolean declared = evidence.articles() > 0 || evidence.published().isPresent();
        if (!declared && words < MAX_WALL_WORDS) {
            if (ERROR.matcher(title).find() || (words < 60 && ERROR.matcher(said).find())) {
                return because(Kind.ERROR_PAGE, "the page says \"%s\"".formatted(shortened(said)));
            }
            if (Walls.asksForConsent(title, said)) {
                return because(Kind.COOKIE_WALL, "%d words, about consent".formatted(words));
            }
            if (Walls.asksToSignIn(title, said)) {
                return because(Kind.LOGIN_WALL, "%d words, about signing in".formatted(words));
            }
        }
        if (isHome(url)) {
            return because(Kind.FRONT_PAGE, "the address is the site's root");
        }
        boolean dated = evidence.articles() > 0 || evidence.type().orElse("").equals("article");
        boolean list = whole.words() > 200 && whole.linkDensity() > LIST_LINK_DENSITY;
        if (!dated && list && words < MIN_WORDS_IN_LIST) {
            return because(
                    Kind.SECTION_PAGE,
                    "%d of %d words are links, and nothing declares an article"
                            .formatted(whole.linkWords(), whole.words()));
        }
        if (words < (declared ? MIN_WORDS_DECLARED : MIN_WORDS)) {
            return because(
                    Kind.NO_ARTICLE_TEXT, "%d words of prose on the whole page".formatted(words));
        }
        return Optional.empty();
    }

    private static Optional<NotAStory> because(Kind kind, String reason) {
        return Optional.of(new NotAStory(kind, reason));
    }

    private static boolean isHome(String url) {
        return HOME.matcher(url).matches();
    }

    private static String shortened(String text) {
        var stripped = text.strip().replaceAll("\\s+", " ");
        return stripped.length() <= 80 ? stripped : stripped.substring(0, 80) + "…";
    }
}
