package org.masthead.reader.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.member.Selection;
import org.masthead.story.Card;
import org.masthead.story.Slug;

/** What a member follows, or mutes, ready to be held against many cards. */
public final class Taste {

    private final Set<String> sources;
    private final Set<String> topics;
    private final List<Word> words;
    private final Set<String> authors;

    /** A whole word or phrase, whatever its case, in any script. */
    private record Word(String text, String lower) {

        static Word of(String text) {
            return new Word(text, text.toLowerCase(Locale.ROOT));
        }

        boolean isIn(String lowerText) {
            int at = lowerText.indexOf(lower);
            while (at >= 0 && !standsAlone(lowerText, at, at + lower.length())) {
                at = lowerText.indexOf(lower, at + 1);
            }
            return at >= 0;
        }

        private static boolean standsAlone(String text, int from, int to) {
            return (from == 0 || !Character.isLetterOrDigit(text.codePointBefore(from)))
                    && (to == text.length() || !Character.isLetterOrDigit(text.codePointAt(to)));
        }
    }

    public Taste(Selection selection) {
        this.sources = selection.sources();
        this.topics = selection.topics().stream().map(Slug::of).collect(Collectors.toSet());
        this.words = selection.words().stream().map(Word::of).toList();
        this.authors = selection.authors().stream().map(Slug::of).collect(Collectors.toSet());
    }

    /** Whether the card has anything of the selection. */
    public boolean touches(Card card) {
        return !reasons(card).isEmpty();
    }

    /** Each thing of the selection that the card has. */
    public List<Reason> reasons(Card card) {
        var reasons = new ArrayList<Reason>();
        if (sources.contains(card.sourceId())) {
            reasons.add(new Reason("follows-source", card.sourceId()));
        }
        if (!topics.isEmpty()) {
            topicsOf(card).stream()
                    .filter(topics::contains)
                    .forEach(topic -> reasons.add(new Reason("follows-topic", topic)));
        }
        if (!words.isEmpty()) {
            var text =
                    (card.headline() + "\n" + card.summary().orElse("")).toLowerCase(Locale.ROOT);
            words.stream()
                    .filter(word -> word.isIn(text))
                    .forEach(word -> reasons.add(new Reason("follows-word", word.text())));
        }
        card.authors().stream()
                .filter(author -> !authors.isEmpty() && authors.contains(Slug.of(author)))
                .forEach(author -> reasons.add(new Reason("follows-author", author)));
        return reasons;
    }

    private static Set<String> topicsOf(Card card) {
        var all = new LinkedHashSet<String>();
        card.section().map(Slug::of).ifPresent(all::add);
        card.topics().stream().map(Slug::of).forEach(all::add);
        return all;
    }
}
