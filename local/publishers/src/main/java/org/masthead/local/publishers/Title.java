package org.masthead.local.publishers;

import java.util.List;

/**
 * One title on the demo server, with what an operator would enter to carry it as a source.
 *
 * @param id stable short name, also the first part of its paths: {@code harbour-courier}
 * @param name as readers know it
 * @param homePage absolute address of the front page
 * @param feeds absolute addresses of its syndication feeds: RSS, Atom, JSON Feed, news sitemap or
 *     section page; never empty
 * @param language BCP 47 tag of most of its stories; {@code und} where nobody knows
 * @param country ISO 3166-1 alpha-2 code; {@code ZZ} where nobody knows
 * @param topics what it mostly writes about, may be empty
 * @param licence under which terms its stories may be shown
 */
public record Title(
        String id,
        String name,
        String homePage,
        List<String> feeds,
        String language,
        String country,
        List<String> topics,
        String licence) {

    /** Copies the lists. */
    public Title {
        feeds = List.copyOf(feeds);
        topics = List.copyOf(topics);
    }
}
