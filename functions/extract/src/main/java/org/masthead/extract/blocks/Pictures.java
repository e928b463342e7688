package org.masthead.extract.blocks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.masthead.story.Image;

/** The picture an {@code img}, {@code amp-img} or {@code picture} element shows a reader. */
final class Pictures {

    /** Smaller than this on a side is an icon, a tracker or a spacer. */
    private static final int MIN_SIDE = 60;

    private static final int MIN_DRAWING = 200;

    /** No screen needs more; the first candidate over it is taken. */
    private static final int WIDE_ENOUGH = 2_000;

    private static final List<String> SETS =
            List.of("data-srcset", "data-lazy-srcset", "data-sizes-srcset", "srcset");
    private static final List<String> SOURCES =
            List.of(
                    "data-src",
                    "data-original",
                    "data-lazy-src",
                    "data-lazy",
                    "data-img-src",
                    "data-image",
                    "data-full-src",
                    "data-hi-res-src",
                    "src");
    private static final Pattern DECORATION =
            Pattern.compile(
                    "(?:^|[^a-z])(?:emoji|avatar|icon|logo|spacer|pixel|blank|loader|spinner|tracking|badge)(?:[^a-z]|$)");

    private static final Pattern SPACER =
            Pattern.compile(
                    "(?i)(?:transparent|spacer|blank|placeholder|1x1)[^/]*\\.(?:gif|png|svg)");

    private Pictures() {}

    /** Empty for icons, trackers, placeholders, and pictures without a usable address. */
    static Optional<Image> of(Element element) {
        var img = element.normalName().equals("picture") ? element.selectFirst("img") : element;
        if (img == null || isTiny(img) || isDecoration(img)) {
            return Optional.empty();
        }
        return address(element, img)
                .map(url ->
                        new Image(
                                url,
                                pixels(img, "width"),
                                pixels(img, "height"),
                                text(img.attr("alt")),
                                Optional.empty(),
                                Optional.empty()));
    }

    private static Optional<String> address(Element element, Element img) {
        var picture =
                element.normalName().equals("picture")
                        ? Optional.of(element)
                        : Optional.ofNullable(img.parent())
                                .filter(parent -> parent.normalName().equals("picture"));
        var fromSet = fromSets(img);
        if (fromSet.isEmpty() && picture.isPresent()) {
            for (var source : picture.get().getElementsByTag("source")) {
                fromSet = fromSet.or(() -> fromSets(source));
            }
        }
        return fromSet.or(() -> fromSources(img));
    }

    private static Optional<String> fromSets(Element element) {
        for (var name : SETS) {
            if (element.hasAttr(name)) {
                var found =
                        SourceSet.widest(element.attr(name), WIDE_ENOUGH)
                                .flatMap(url -> web(element, url));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fromSources(Element img) {
        return SOURCES.stream()
                .map(img::attr)
                .filter(value -> !value.isBlank())
                .flatMap(value -> web(img, value).stream())
                .filter(url -> !isDrawnIcon(img, url) && !isSpacer(url))
                .findFirst();
    }

    private static Optional<String> web(Element element, String url) {
        return url.startsWith("data:") ? Optional.empty() : Addresses.web(element.baseUri(), url);
    }

    private static boolean isTiny(Element img) {
        int width = pixels(img, "width");
        int height = pixels(img, "height");
        return (width > 0 && width < MIN_SIDE) || (height > 0 && height < MIN_SIDE);
    }

    private static boolean isDecoration(Element img) {
        var names = (img.className() + ' ' + img.id()).toLowerCase(Locale.ROOT);
        return DECORATION.matcher(names).find() && !names.contains("lazy");
    }

    /** What stands in a picture's place until a script puts it there. */
    private static boolean isSpacer(String url) {
        return SPACER.matcher(url.substring(url.lastIndexOf('/') + 1)).find();
    }

    /** Drawn pictures are a site's own signs, unless the page gives them a picture's size. */
    private static boolean isDrawnIcon(Element img, String url) {
        int end = url.indexOf('?');
        var path = end < 0 ? url : url.substring(0, end);
        return path.endsWith(".svg") && pixels(img, "width") < MIN_DRAWING;
    }

    private static int pixels(Element img, String side) {
        var value = img.attr(side).strip();
        int digits = 0;
        while (digits < value.length()
                && digits < 5
                && Character.digit(value.charAt(digits), 10) >= 0) {
            digits++;
        }
        boolean whole = digits == value.length() || value.startsWith("px", digits);
        return digits == 0 || !whole ? 0 : Integer.parseInt(value.substring(0, digits));
    }

    private static Optional<String> text(String value) {
        var text = value.strip().replaceAll("\\s+", " ");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
