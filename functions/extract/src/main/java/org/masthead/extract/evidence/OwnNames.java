package org.masthead.extract.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.masthead.story.Author;
import tools.jackson.databind.JsonNode;

/** What a site calls itself, which pages like to give as their author. */
final class OwnNames {

    private static final int MIN_LETTERS = 3;

    private final Set<String> names = new HashSet<>();

    OwnNames(String url, LinkedData data, Optional<JsonNode> article, MetaTags meta) {
        meta.first("og:site_name", "application-name").map(Found::value).ifPresent(this::add);
        article.ifPresent(node ->
                data.all(node, "publisher")
                        .forEach(one -> LinkedData.text(one, "name").ifPresent(this::add)));
        add(label(url));
    }

    private void add(String name) {
        var key = Headlines.key(name);
        if (key.length() >= MIN_LETTERS) {
            names.add(key);
        }
    }

    /** The authors that are not the site itself ("STERN.de", "n-tv NACHRICHTEN"). */
    List<Author> without(List<Author> authors) {
        return authors.stream().filter(author -> !isOwn(author.name())).toList();
    }

    private boolean isOwn(String author) {
        var key = Headlines.key(author);
        return names.contains(key)
                || names.stream().anyMatch(name -> key.startsWith(name) && isSite(author, name));
    }

    /** "stern.de" after "stern"; but "Stern Redaktion" or a person named Stern is not the site. */
    private static boolean isSite(String author, String name) {
        return author.indexOf('.') > 0
                || Headlines.key(author).length() - name.length() <= 1
                || author.equals(author.toUpperCase(Locale.ROOT));
    }

    private static String label(String url) {
        var host = url.replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("[/:?#].*$", "");
        int last = host.lastIndexOf('.');
        var rest = last < 0 ? host : host.substring(0, last);
        return rest.substring(rest.lastIndexOf('.') + 1);
    }
}
