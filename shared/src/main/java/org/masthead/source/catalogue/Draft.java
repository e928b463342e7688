package org.masthead.source.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.source.catalogue.Listing.Identity;

/**
 * A title as a file has it, before it is checked.
 *
 * @param line of the file, from 1
 * @param identity who named it
 * @param texts by field, as written; a field that is absent is absent
 * @param feeds as written
 * @param topics as written
 */
record Draft(
        int line,
        Identity identity,
        Map<String, String> texts,
        List<String> feeds,
        List<String> topics) {

    Draft {
        texts = Map.copyOf(texts);
        feeds = List.copyOf(feeds);
        topics = List.copyOf(topics);
    }

    /** A field's text; empty where the field is absent or blank. */
    Optional<String> text(String field) {
        return Optional.ofNullable(texts.get(field)).filter(text -> !text.isBlank());
    }

    /** The same title, read once more: with the feeds and topics that are new. */
    Draft plus(Draft other) {
        var known = feeds.stream().map(AddressForm::key).collect(Collectors.toSet());
        var more = other.feeds.stream().filter(feed -> known.add(AddressForm.key(feed)));
        return new Draft(
                line,
                identity,
                texts,
                Stream.concat(feeds.stream(), more).toList(),
                Stream.concat(topics.stream(), other.topics.stream()).distinct().toList());
    }
}
