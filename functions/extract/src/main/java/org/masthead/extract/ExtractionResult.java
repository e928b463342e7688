package org.masthead.extract;

import java.util.Locale;
import org.masthead.story.Story;

/** What became of a raw page. */
public sealed interface ExtractionResult {

    /** The page is a story. */
    record Extracted(Story story) implements ExtractionResult {}

    /**
     * The page is no story, or none that can be read.
     *
     * @param reason what was seen, with figures, for people
     */
    record NotAStory(Kind kind, String reason) implements ExtractionResult {}

    /** What a page is that is no story. */
    enum Kind {
        /** A title's home page. */
        FRONT_PAGE,
        /** A list of stories: a section, a topic, a search. */
        SECTION_PAGE,
        /** The publisher's own "not found" or "something went wrong". */
        ERROR_PAGE,
        /** Nothing but a request for consent. */
        COOKIE_WALL,
        /** Nothing but a request to sign in or to prove to be human. */
        LOGIN_WALL,
        /** Whatever it is, it has no text to speak of. */
        NO_ARTICLE_TEXT,
        /** Taken down: the publisher answers that the page is gone. */
        GONE,
        /** A notice that the story is withdrawn, in the story's place. */
        WITHDRAWN,
        /** Over the limits of what is parsed. */
        TOO_LARGE,
        /** Not text, or text that is not HTML. */
        NOT_HTML;

        /** The word in tables, logs and replies, for example {@code front-page}. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
