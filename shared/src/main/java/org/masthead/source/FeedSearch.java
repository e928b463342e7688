package org.masthead.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The search for the syndication feeds of a source of which only the home page is known: what there
 * is to try, one address after another, and what was found.
 *
 * @param askedAt which search it is: an operator may send for feeds again
 * @param home the address that the home page answered at
 * @param homeListsStories whether the home page itself can be read as a list, as a last resort
 * @param facts what the home page says of the title
 * @param linked feeds that the home page names, and that are to be tried
 * @param usual addresses where feeds are by custom, tried only where no named one is any
 * @param found feeds that could be read
 * @param listed digests of the stories in them
 */
public record FeedSearch(
        Instant askedAt,
        String home,
        boolean homeListsStories,
        Facts facts,
        List<String> linked,
        List<String> usual,
        List<String> found,
        List<String> listed) {

    /** Named feeds that are tried: of its comments, authors and podcasts a title names dozens. */
    static final int MOST_TRIED = 10;

    /** Each is asked for as long as the source is carried. */
    static final int MOST_FOUND = 5;

    /** Enough to tell two feeds of the same stories from two of different ones. */
    private static final int MOST_LISTED = 200;

    /**
     * What a home page says of its title.
     *
     * @param language BCP 47
     * @param logo absolute address
     */
    public record Facts(Optional<String> name, Optional<String> language, Optional<String> logo) {}

    /** A search with copies of what it was given. */
    public FeedSearch {
        linked = linked.stream().limit(MOST_TRIED).toList();
        usual = List.copyOf(usual);
        found = List.copyOf(found);
        listed = List.copyOf(listed);
    }

    /** The address to try next; empty where the search is over. */
    public Optional<String> next() {
        if (found.size() == MOST_FOUND) {
            return Optional.empty();
        }
        var left = linked.isEmpty() && found.isEmpty() ? usual : linked;
        return left.stream().findFirst();
    }

    /** The search after an address at which there was no feed. */
    public FeedSearch without(String url) {
        return tried(url, found, listed);
    }

    /**
     * The search after an address at which there was a feed. One that lists nothing but what an
     * earlier one lists, as an Atom feed beside an RSS feed, is not worth a second request.
     *
     * @param stories digests of what it lists
     */
    public FeedSearch with(String url, List<String> stories) {
        var known = new HashSet<>(listed);
        if (!stories.isEmpty() && known.containsAll(stories)) {
            return without(url);
        }
        var more = new ArrayList<>(found);
        more.add(url);
        var all = Stream.concat(listed.stream(), stories.stream()).distinct().limit(MOST_LISTED);
        return tried(url, more, all.toList());
    }

    private FeedSearch tried(String url, List<String> nowFound, List<String> nowListed) {
        return new FeedSearch(
                askedAt,
                home,
                homeListsStories,
                facts,
                linked.stream().filter(it -> !it.equals(url)).toList(),
                usual.stream().filter(it -> !it.equals(url)).toList(),
                nowFound,
                nowListed);
    }

    /** The feeds to carry, once the search is over; empty where there is none. */
    public List<String> feeds() {
        return found.isEmpty() && homeListsStories ? List.of(home) : found;
    }
}
