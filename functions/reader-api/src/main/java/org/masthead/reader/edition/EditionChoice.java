package org.masthead.reader.edition;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.masthead.edition.Readership;
import org.masthead.lambda.HttpRequest;
import org.masthead.reader.access.Caller;

/**
 * Whose edition a caller reads, as a pure function: the one they ask for; else the one of the
 * languages that their preferences name; else the one of the first language of Accept-Language that
 * has any; else everybody's.
 */
final class EditionChoice {

    /** The languages that have an edition, those with a region before those without. */
    private final List<Readership> languages;

    EditionChoice(Collection<Readership> languages) {
        this.languages =
                languages.stream()
                        .sorted(
                                Comparator.comparingInt((Readership it) -> it.name().length())
                                        .reversed())
                        .toList();
    }

    /** What may be asked for, by name. */
    List<String> names() {
        return Stream.concat(Stream.of(Readership.EVERYBODY), languages.stream())
                .map(Readership::name)
                .sorted()
                .toList();
    }

    /** The one of that name, in whatever case; empty where there is none. */
    Optional<Readership> named(String name) {
        return Stream.concat(Stream.of(Readership.EVERYBODY), languages.stream())
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** One that is asked for by a name that nobody knows is everybody's. */
    Readership of(HttpRequest request, Caller caller) {
        var asked = request.query("edition");
        if (asked.isPresent()) {
            return asked.flatMap(this::named).orElse(Readership.EVERYBODY);
        }
        var preferred = caller.preferences().languages();
        return preferred.isEmpty()
                ? accepted(request.header("accept-language").orElse(""))
                : common(preferred);
    }

    /** That of one language, where all that the member reads is of it. */
    private Readership common(Set<String> preferred) {
        return languages.stream()
                .filter(it -> preferred.stream().allMatch(it::reads))
                .findFirst()
                .orElse(Readership.EVERYBODY);
    }

    /**
     * By RFC 9110 §12.5.4 and, as it has it, RFC 4647 §3.4 (lookup): {@code de-AT} takes {@code de}
     * where there is none nearer, and {@code *} is content with everybody's.
     */
    private Readership accepted(String header) {
        var best =
                Locale.lookup(
                        wanted(header),
                        languages.stream().flatMap(it -> it.language().stream()).toList());
        return Optional.ofNullable(best)
                .map(it -> new Readership(Optional.of(it)))
                .orElse(Readership.EVERYBODY);
    }

    /** The most wanted first; what is none such is as if it were not there. */
    private static List<Locale.LanguageRange> wanted(String header) {
        try {
            return header.isBlank()
                    ? List.of()
                    : Locale.LanguageRange.parse(header).stream()
                            .takeWhile(range -> !range.getRange().equals("*"))
                            .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
