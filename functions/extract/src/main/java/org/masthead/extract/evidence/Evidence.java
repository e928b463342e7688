package org.masthead.extract.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.story.Author;
import org.masthead.story.ContentType;
import org.masthead.story.Image;

/**
 * What a page says about its story, the best candidate of each field with its origin. An absent
 * field was nowhere found.
 *
 * @param url canonical address; the one that answered where the page names none of its own site
 * @param articleBody the whole text as the page's JSON-LD gives it, on one line: a check
 * @param articleSource the same with its line breaks and markup: a last resort
 * @param free what {@code isAccessibleForFree} says
 * @param walled words the page holds in the parts that it says are behind its wall; absent where it
 *     names no such part
 * @param wall whether the page shows words that ask to subscribe before reading on
 * @param articles how many articles the JSON-LD describes
 * @param type what {@code og:type} says
 * @param contentType what kind of story it is
 */
public record Evidence(
        Found<String> url,
        Optional<Found<String>> headline,
        Optional<Found<String>> standfirst,
        Found<List<Author>> authors,
        Optional<Found<Instant>> published,
        Optional<Found<Instant>> updated,
        Optional<Found<String>> language,
        Optional<Found<String>> section,
        Found<List<String>> topics,
        Optional<Found<Image>> image,
        Optional<String> articleBody,
        Optional<String> articleSource,
        Optional<Boolean> free,
        Optional<Integer> walled,
        boolean wall,
        int articles,
        Optional<String> type,
        Found<ContentType> contentType) {}
