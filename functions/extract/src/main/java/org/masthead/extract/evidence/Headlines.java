package org.masthead.extract.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.masthead.extract.html.Outline;
import org.masthead.extract.html.Words;
import tools.jackson.databind.JsonNode;

/**
 * The story's headline, weighed: what the most places of the page say; among equals what stands
 * visibly on it.
 */
final class Headlines {

    /** How site names are hung on titles: "Headline | Site", "Headline - Site". */
    private static final Pattern HANGER = Pattern.compile("\\s+[|\\-–—·•:»«*]\\s+|\\s*[|»«]\\s*");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MIN_REWRITTEN_WORDS = 4;

    /** The longest headlines of the press have 300; more is a page's text by a wrong name. */
    private static final int MAX_CHARS = 1_000;

    private Headlines() {}

    /** The headline and where it was found; empty where nothing on the page is one. */
    static Optional<Found<String>> find(
            String pageTitle, Outline page, Optional<JsonNode> article, MetaTags meta) {
        var candidates = new ArrayList<Found<String>>();
        article.flatMap(node -> LinkedData.text(node, "headline"))
                .map(text -> new Found<>(text, "json-ld"))
                .ifPresent(candidates::add);
        for (var name : List.of("og:title", "twitter:title", "headline", "title", "dc.title")) {
            meta.first(name)
                    .map(found -> new Found<>(PlainText.of(found.value()), found.from()))
                    .ifPresent(candidates::add);
        }
        var title = PlainText.of(pageTitle);
        if (!title.isEmpty()) {
            candidates.add(new Found<>(title, "title"));
        }
        visible(page, candidates).ifPresent(candidates::addFirst);
        candidates.removeIf(found -> found.value().length() > MAX_CHARS);
        var weighed = shorn(candidates, meta);
        boolean variants =
                article.flatMap(node -> LinkedData.text(node, "alternativeHeadline")).isPresent();
        return dissent(weighed, variants).or(() -> best(weighed));
    }

    /** The {@code h1} that another place of the page confirms, or the only one. */
    private static Optional<Found<String>> visible(Outline page, List<Found<String>> others) {
        var headings =
                page.tagged("h1").stream()
                        .map(heading -> PlainText.of(heading.text()))
                        .filter(text -> Words.count(text) > 1)
                        .distinct()
                        .toList();
        var confirmed =
                headings.stream()
                        .filter(text -> others.stream().anyMatch(other -> says(other, key(text))))
                        .findFirst();
        var only =
                headings.size() == 1 ? Optional.of(headings.getFirst()) : Optional.<String>empty();
        return confirmed.or(() -> only).map(text -> new Found<>(text, "h1"));
    }

    private static boolean says(Found<String> other, String key) {
        var words = key(other.value());
        return words.equals(key) || (other.from().equals("title") && words.contains(key));
    }

    private static List<Found<String>> shorn(List<Found<String>> candidates, MetaTags meta) {
        var site = meta.first("og:site_name", "application-name").map(Found::value).orElse("");
        return candidates.stream()
                .map(found -> new Found<>(shear(found.value(), site, candidates), found.from()))
                .filter(found -> !found.value().isEmpty())
                .toList();
    }

    /** Takes the site's name off the end where another candidate or the site's name confirms it. */
    private static String shear(String text, String site, List<Found<String>> candidates) {
        var hangers = HANGER.matcher(text);
        while (hangers.find()) {
            var head = text.substring(0, hangers.start()).strip();
            var tail = text.substring(hangers.end()).strip();
            boolean confirmed =
                    !head.isEmpty()
                            && ((!site.isEmpty() && key(tail).startsWith(key(site)))
                                    || candidates.stream()
                                            .anyMatch(
                                                    other -> key(other.value()).equals(key(head))));
            if (confirmed) {
                return head;
            }
        }
        return text;
    }

    /**
     * The headline that was written apart. Systems fill the fields of a page from one headline, so
     * that two that agree are one; where the JSON-LD alone differs, or {@code og:title} alone, an
     * editor wrote it, and wrote it for where the story is shown away from its page, as Masthead
     * shows it. Not so where {@code title} says it too (it was written for search engines), or
     * where the JSON-LD holds its variants apart and so says which one is the headline.
     *
     * @param variants whether the JSON-LD has an {@code alternativeHeadline} (schema.org: "a
     *     secondary title")
     */
    private static Optional<Found<String>> dissent(
            List<Found<String>> candidates, boolean variants) {
        var visible = from(candidates, "h1");
        var linked = from(candidates, "json-ld");
        var shared = from(candidates, "meta og:title");
        if (visible.isEmpty() || shared.isEmpty()) {
            return Optional.empty();
        }
        if (linked.isPresent() && same(visible.get(), shared.get())) {
            return linked.filter(found -> isRewritten(found, visible.get()));
        }
        boolean copied = linked.isEmpty() || same(linked.get(), visible.get());
        if (variants || !copied || says(from(candidates, "title"), shared.get())) {
            return Optional.empty();
        }
        return shared.filter(found -> isRewritten(found, visible.get()));
    }

    private static boolean says(Optional<Found<String>> one, Found<String> other) {
        return one.filter(found -> same(found, other)).isPresent();
    }

    private static Optional<Found<String>> from(List<Found<String>> candidates, String origin) {
        return candidates.stream().filter(found -> found.from().equals(origin)).findFirst();
    }

    private static boolean same(Found<String> one, Found<String> other) {
        var key = key(one.value());
        return key.equals(key(other.value())) || (!key.isEmpty() && isCutOff(one, other));
    }

    /** A value that an unescaped quotation mark ended early. */
    private static boolean isCutOff(Found<String> whole, Found<String> part) {
        var rest = whole.value().substring(Math.min(part.value().length(), whole.value().length()));
        return whole.value().startsWith(part.value()) && rest.strip().startsWith("\"");
    }

    /**
     * Whether the one says the same thing in words of its own: not the other with a kicker before
     * it, something hung on or cut off its end, and not the title of a site.
     */
    private static boolean isRewritten(Found<String> one, Found<String> other) {
        var key = key(one.value());
        var otherKey = key(other.value());
        return !key.startsWith(otherKey)
                && !otherKey.startsWith(key)
                && !key.endsWith(otherKey)
                && Words.count(one.value()) >= MIN_REWRITTEN_WORDS
                && sharesWord(one.value(), other.value());
    }

    private static boolean sharesWord(String one, String other) {
        var words = new HashSet<>(List.of(NO_LETTERS.split(other.toLowerCase(Locale.ROOT))));
        return Stream.of(NO_LETTERS.split(one.toLowerCase(Locale.ROOT)))
                .anyMatch(word -> word.length() > 3 && words.contains(word));
    }

    private static Optional<Found<String>> best(List<Found<String>> candidates) {
        Optional<Found<String>> best = Optional.empty();
        double most = 0;
        for (var candidate : candidates) {
            double votes = 0;
            for (var other : candidates) {
                votes += key(other.value()).equals(key(candidate.value())) ? weight(other) : 0;
            }
            if (votes > most) {
                most = votes;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** What readers see and what is written for machines weigh more than what is for sharing. */
    private static double weight(Found<String> candidate) {
        return switch (candidate.from()) {
            case "h1", "json-ld" -> 2;
            case "meta og:title" -> 1.5;
            case "meta twitter:title", "meta title" -> 0.4;
            default -> 1;
        };
    }

    /** Letters and digits only, lower case: what makes two headlines the same. */
    static String key(String text) {
        var key = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
