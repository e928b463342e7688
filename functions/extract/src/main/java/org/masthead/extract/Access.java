package org.masthead.extract;

import org.masthead.extract.evidence.Evidence;
import org.masthead.extract.html.Words;
import org.masthead.story.PublisherAccess;

/** Whether the page gave the whole story. */
final class Access {

    /** A paid story of so many words is the whole, let through as a free read. */
    private static final int WHOLE = 350;

    /** Where the page shows so many words of what it says is behind its wall, it shows all. */
    private static final int WALLED_PART = 60;

    /** So long a text behind a wall, declared as the story's and shown, is no teaser. */
    private static final int CHECKED = 150;

    /** A longer text above a wall is a story; the wall asks for something else. */
    private static final int TEASER = 200;

    private Access() {}

    static PublisherAccess of(Evidence evidence, int words) {
        if (evidence.free().isEmpty()) {
            boolean walled = evidence.wall() && words < TEASER;
            return walled ? PublisherAccess.LOCKED : PublisherAccess.FREE;
        }
        if (evidence.free().get()) {
            return PublisherAccess.FREE;
        }
        if (evidence.walled().isPresent()) {
            boolean whole = evidence.walled().get() >= WALLED_PART;
            return whole ? PublisherAccess.METERED : PublisherAccess.LOCKED;
        }
        int declared = evidence.articleBody().map(Words::count).orElse(0);
        boolean whole = (words >= WHOLE || declared >= CHECKED) && words >= 0.8 * declared;
        return whole ? PublisherAccess.METERED : PublisherAccess.LOCKED;
    }
}
