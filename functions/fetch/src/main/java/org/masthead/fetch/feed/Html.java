package org.masthead.fetch.feed;

import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** The HTML that a feed carries. */
final class Html {

    /** HTML Living Standard, "Attributes": those whose value is one address. */
    private static final List<String> ATTRIBUTES =
            List.of("href", "src", "poster", "cite", "action", "data", "longdesc", "background");

    /** RFC 3986 §3.1. */
    private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:.*");

    private Html() {}

    /** The HTML of a plain text. */
    static String of(String text) {
        return Entities.escape(text);
    }

    /** The same HTML with absolute addresses, letter for letter where there are no others. */
    static String absolute(String html, HttpUrl base) {
        if (html.indexOf('<') < 0) {
            return html;
        }
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        long changed =
                ATTRIBUTES.stream().mapToLong(name -> resolve(document.body(), name, base)).sum();
        return changed == 0 ? html : document.body().html();
    }

    private static long resolve(Element body, String attribute, HttpUrl base) {
        return body.getElementsByAttribute(attribute).stream()
                .filter(element -> isRelative(element.attr(attribute).strip()))
                .flatMap(element ->
                        Link.of(base, element.attr(attribute)).stream()
                                .map(link -> element.attr(attribute, link.written())))
                .count();
    }

    static boolean isRelative(String address) {
        return !address.startsWith("#") && !SCHEME.matcher(address).matches();
    }
}
