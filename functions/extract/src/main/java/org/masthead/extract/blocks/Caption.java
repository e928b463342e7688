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
        Element source = null;
        for (var inside : element.getAllElements()) {
            if (!inside.equals(element) && CREDIT.matcher(inside.className()).find()) {
                source = inside;
                break;
            }
        }
        if (source == null) {
            return new Caption(nonEmpty(whole), Optional.empty());
        }
        var credit = source.text().strip();
        int at = credit.isEmpty() ? -1 : whole.lastIndexOf(credit);
        var text = at < 0 ? whole : whole.substring(0, at) + whole.substring(at + credit.length());
        return new Caption(nonEmpty(text.strip()), nonEmpty(credit));
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
