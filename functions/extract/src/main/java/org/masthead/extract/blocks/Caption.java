package org.masthead.extract.blocks;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.masthead.story.Image;

/**
 * What stands under a picture.
 *
 * @param credit who made or owns the picture
 */
record Caption(Optional<String> text, Optional<String> credit) {

    private static final Pattern CREDIT =
            Pattern.compile(
                    "(?i)credit|copyright|source|author|agency|photograph|rights|quelle|byline");

    static Caption of(Element element) {
        var whole = element.text().strip();
        var source = source(element).map(inside -> inside.text().strip()).orElse("");
        int at = source.isEmpty() ? -1 : whole.lastIndexOf(source);
        if (at < 0) {
            return ofText(whole);
        }
        var text = whole.substring(0, at) + whole.substring(at + source.length());
        return new Caption(nonEmpty(text.strip()), nonEmpty(source));
    }

    private static Optional<Element> source(Element caption) {
        return caption.getAllElements().stream()
                .filter(inside ->
                        !inside.equals(caption) && CREDIT.matcher(inside.className()).find())
                .findFirst();
    }

    /** Words under a picture: all credit, all caption, or both, as far as their shape tells. */
    static Caption ofText(String whole) {
        if (Furniture.isCredit(whole)) {
            return new Caption(Optional.empty(), nonEmpty(whole));
        }
        int end = Furniture.startOfCredit(whole);
        return new Caption(
                nonEmpty(whole.substring(0, end).strip()), nonEmpty(whole.substring(end).strip()));
    }

    /** The picture with what this says added to what it has. */
    Image on(Image image) {
        return new Image(
                image.url(),
                image.width(),
                image.height(),
                image.alt(),
                image.caption().or(() -> text),
                image.credit().or(() -> credit));
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
