package org.masthead.reader.feed;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.edition.Edition;
import org.masthead.member.Preferences;

/** Which stories a member can read, who said which languages they do. */
final class Legible {

    private Legible() {}

    /**
     * Stories in one of the member's languages, of whatever region, and those of titles that they
     * follow; a story that says no language is in its title's. All, where the member names no
     * language, or where the edition is that of theirs.
     */
    static IntPredicate to(Edition edition, Preferences preferences) {
        if (preferences.languages().isEmpty() || edition.readership().language().isPresent()) {
            return _ -> true;
        }
        var read =
                preferences.languages().stream().map(Legible::language).collect(Collectors.toSet());
        var follows = preferences.follow().sources();
        var languages = among(edition.languages(), read);
        var ofTitles = edition.sourcesThat(title -> read.contains(language(title.language())));
        var followed = edition.sourcesThat(title -> follows.contains(title.id()));
        return story -> {
            int language = edition.languageOf(story);
            int title = edition.sourceOf(story);
            boolean known = title >= 0;
            return (known && followed.get(title))
                    || (language >= 0 ? languages.get(language) : known && ofTitles.get(title));
        };
    }

    /** The places of the tags that are of one of the languages. */
    private static BitSet among(List<String> tags, Set<String> languages) {
        return IntStream.range(0, tags.size())
                .filter(place -> languages.contains(language(tags.get(place))))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** {@code de} of {@code de-AT}; who reads Portuguese reads it of every country. */
    private static String language(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    }
}
