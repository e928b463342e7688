package org.masthead.extract.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.masthead.extract.html.Words;
import tools.jackson.databind.JsonNode;

/**
 * The story's headline, weighed: what the most places of the page say; among equals what stands
 * visibly on it.
 */
final class Headlines {

    /** How site names are hung on titles: "Headline | Site", "Headline - Site". */
    private static final Pattern HANGER = Pattern.compile("\\s+[|\\-–—·•:»«]\\s+|\\s*[|»«]\\s*");

    private Headlines() {}

    /** The headline and where it was found; empty where nothing on the page is one. */
    static Optional<Found<String>> find(Document page, Optional<JsonNode> article, MetaTags meta) {
        var candidates = new ArrayList<Found<String>>();
        visible(page).ifPresent(candidates::add);
        article.flatMap(node -> LinkedData.text(node, "headline"))
                .map(text -> new Found<>(text, "json-ld"))
                .ifPresent(candidates::add);
        for (var name : List.of("og:title", "twitter:title", "headline", "title", "dc.title")) {
            meta.first(name)
                    .map(found -> new Found<>(PlainText.of(found.value()), found.from()))
                    .ifPresent(candidates::add);
        }
        var title = page.title().strip();
        if (!title.isEmpty()) {
            candidates.add(new Found<>(title, "title"));
        }
        return best(shorn(candidates, meta));
    }

    private static Optional<Found<String>> visible(Document page) {
        var headings =
                page.getElementsByTag("h1").stream()
                        .map(heading -> PlainText.of(heading.text()))
                        .filter(text -> Words.count(text) > 1)
                        .toList();
        if (headings.isEmpty()) {
            return Optional.empty();
        }
        var title = key(page.title());
        var named = headings.stream().filter(text -> title.contains(key(text))).findFirst();
        return named.or(() ->
                        headings.size() == 1 ? Optional.of(headings.getFirst()) : Optional.empty())
                .map(text -> new Found<>(text, "h1"));
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
                            && (key(tail).equals(key(site))
                                    || candidates.stream()
                                            .anyMatch(
                                                    other -> key(other.value()).equals(key(head))));
            if (confirmed) {
                return head;
            }
        }
        return text;
    }

    private static Optional<Found<String>> best(List<Found<String>> candidates) {
        Optional<Found<String>> best = Optional.empty();
        long most = 0;
        for (var candidate : candidates) {
            long votes =
                    candidates.stream()
                            .filter(other -> key(other.value()).equals(key(candidate.value())))
                            .count();
            if (votes > most) {
                most = votes;
                best = Optional.of(candidate);
            }
        }
        return best;
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
