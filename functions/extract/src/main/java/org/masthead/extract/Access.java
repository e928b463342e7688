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

    private Access() {}

    static PublisherAccess of(Evidence evidence, int words) {
        if (evidence.free().orElse(true)) {
            return PublisherAccess.FREE;
        }
        if (evidence.walled().isPresent()) {
            boolean whole = evidence.walled().get() >= WALLED_PART;
            return whole ? PublisherAccess.METERED : PublisherAccess.LOCKED;
        }
        int declared = evidence.articleBody().map(Words::count).orElse(0);
        boolean whole = words >= WHOLE && words >= 0.8 * declared;
        return whole ? PublisherAccess.METERED : PublisherAccess.LOCKED;
    }
}
