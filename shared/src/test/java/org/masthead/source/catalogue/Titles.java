package org.masthead.source.catalogue;

import java.util.List;
import java.util.Optional;
import org.masthead.source.RightsPolicy;
import org.masthead.source.Source;
import org.masthead.source.catalogue.Listing.Identity;

/** Titles that nothing is wrong with. */
final class Titles {

    static final String COURIER =
            """
            {"id": "courier", "name": "The Courier", "homePage": "https://courier.example/",\
             "feeds": ["https://courier.example/rss"], "language": "en", "country": "GB",\
             "topics": ["world"], "licence": "by agreement"}\
            """;

    private Titles() {}

    static Source source(String id, String... feeds) {
        return new Source(
                id,
                "The " + id,
                "https://" + id + ".example/",
                List.of(feeds),
                Optional.empty(),
                "en",
                "GB",
                List.of("world"),
                "by agreement",
                RightsPolicy.STATED);
    }

    static Listing listing(Source source, Identity identity) {
        return new Listing(1, source, identity, Optional.empty());
    }
}
