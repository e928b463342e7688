package org.masthead.extract.blocks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.masthead.extract.clean.Noise;
import org.masthead.extract.html.Html;
import org.masthead.story.Block;
import org.masthead.story.Image;
import org.masthead.story.Run;

/**
 * Turns an element into blocks, in reading order, leaving noise out. Recursive: the parser bounds
 * the depth ({@link Html#MAX_DEPTH}).
 */
public final class BlockBuilder {

    private static final Pattern CAPTION =
            Pattern.compile(
                    "(?i)caption|bildunterschrift|(?:image|photo|img|picture|media)[-_]*(?:credit|copyright|legend|desc|subtitle)");

    private static final int MAX_CAPTION_WORDS = 35;

    /** Where the box is called a picture, what it says is its caption, as long as agencies' are. */
    private static final int MAX_NAMED_CAPTION_WORDS = 80;

    private static final Pattern PICTURE =
            Pattern.compile("(?i)(?:^|[^a-z])(?:image|img|photo|picture|figure)(?:[^a-z]|$)");

    private static final int MAX_FIGURE_BLOCKS = 4;

    private final Noise noise;
    private final List<Block> blocks = new ArrayList<>();
    private final Set<String> pictures = new HashSet<>();
    private final Line line = new Line();

    /** Blocks that are known to be no furniture; boxes in boxes hold the same ones. */
    private final Set<Block> judged = Collections.newSetFromMap(new IdentityHashMap<>());

    private BlockBuilder(Noise noise) {
        this.noise = noise;
    }

    /** The blocks of the element; none where it holds nothing to read. */
    public static List<Block> build(Element container, Noise noise) {
        var builder = new BlockBuilder(noise);
        builder.children(container, Style.PLAIN);
        builder.flush();
        return List.copyOf(builder.blocks);
    }

    /** The items of a list that stands outside the story's element. */
    public static Block list(Element list, Noise noise) {
        return new Block.Bullets(list.normalName().equals("ol"), Lists.items(list, noise));
    }

    private void children(Element parent, Style style) {
        for (var child = parent.firstChild(); child != null; child = child.nextSibling()) {
            node(child, style);
        }
    }

    private void node(Node node, Style style) {
        if (node instanceof TextNode text) {
            var words = text.getWholeText();
            line.text(style.code() ? words : Markup.without(words), style);
        } else if (node instanceof Element element) {
            if (!noise.contains(element)) {
                element(element, style);
            } else if (Html.isBlock(element)) {
                flush();
            }
        }
    }

    private void element(Element element, Style style) {
        switch (element.normalName()) {
            case "br" -> line.lineBreak();
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "ul", "ol", "menu" -> list(element, style);
            case "blockquote" -> quote(element);
            case "figure" -> figure(element, style);
            case "figcaption" -> caption(element);
            case "img", "picture", "amp-img" -> picture(element);
            case "noscript" -> fallback(element);
            case "iframe", "video", "audio", "amp-youtube", "amp-video", "amp-iframe" ->
                    embed(Embeds.frame(element));
            case "table" -> table(element, style);
            case "pre" -> code(element);
            case "hr" -> flush();
            default -> other(element, style);
        }
    }

    private void other(Element element, Style style) {
        if (element.normalName().equals("button")) {
            pictured(element);
        } else if (Html.isSilent(element)) {
            return;
        } else if (!Html.isBlock(element)) {
            inline(element, style);
        } else if (Embeds.isPost(element)) {
            embed(Embeds.post(element));
        } else if (isCaption(element)) {
            caption(element);
        } else {
            flush();
            int before = blocks.size();
            children(element, style);
            flush();
            foldCaption(
                    before, isPictureBox(element) ? MAX_NAMED_CAPTION_WORDS : MAX_CAPTION_WORDS);
        }
    }

    private void inline(Element element, Style style) {
        if (line.isEmpty() && element.normalName().equals("span") && isCaption(element)) {
            caption(element);
        } else if (element.normalName().equals("sup") && Footnotes.isMark(element)) {
            line.text(Footnotes.mark(element), style);
        } else if (!Footnotes.isWayBack(element)) {
            children(element, style.inside(element));
        }
    }

    /** A picture that opens larger when it is pressed; a button's own words are no text. */
    private void pictured(Element button) {
        if (button.selectFirst("img, picture") != null) {
            flush();
            var inside = build(button, noise);
            for (var block : inside) {
                if (block instanceof Block.Picture(Image image)) {
                    add(image);
                }
            }
        }
    }

    /**
     * What a figure says beside its picture is the caption. Without a picture to hang it on (it is
     * shown by script only) a line or two of it say nothing.
     */
    private void foldFigure(int from) {
        foldCaption(from, MAX_NAMED_CAPTION_WORDS);
        var box = blocks.subList(from, blocks.size());
        boolean told = box.stream().allMatch(Block.Paragraph.class::isInstance);
        if (told && BlockText.words(box) <= MAX_CAPTION_WORDS) {
            box.clear();
        }
    }

    /** A box of one picture and a few words is a figure, whatever element it is. */
    private void foldCaption(int from, int maxWords) {
        var box = blocks.subList(from, blocks.size());
        if (box.size() > 1) {
            box.removeIf(block -> judged.add(block) && Furniture.isAnywhere(block));
        }
        if (box.size() < 2
                || box.size() > MAX_FIGURE_BLOCKS
                || !(box.getFirst() instanceof Block.Picture(Image image))) {
            return;
        }
        var lines = box.subList(1, box.size());
        boolean few = BlockText.words(lines) <= maxWords;
        if (few && lines.stream().allMatch(Block.Paragraph.class::isInstance)) {
            var caption = Caption.ofText(BlockText.of(lines));
            blocks.set(from, new Block.Picture(caption.on(image)));
            lines.clear();
        }
    }

    private void flush() {
        for (var paragraph : line.take()) {
            blocks.add(new Block.Paragraph(paragraph));
        }
    }

    private void heading(Element element) {
        flush();
        children(element, Style.PLAIN);
        int level = Math.max(2, element.normalName().charAt(1) - '0');
        for (var text : line.take()) {
            blocks.add(new Block.Heading(level, unbold(text)));
        }
    }

    /** A heading is bold as it is; only what stands out inside it stays marked. */
    private static List<Run> unbold(List<Run> text) {
        if (!text.stream().allMatch(Run::bold)) {
            return text;
        }
        return text.stream()
                .map(run -> new Run(run.text(), false, run.italic(), run.code(), run.href()))
                .toList();
    }

    private void list(Element element, Style style) {
        flush();
        if (Lists.isFlow(element)) {
            children(element, style);
            flush();
            return;
        }
        var items = Lists.items(element, noise);
        if (!items.isEmpty()) {
            blocks.add(new Block.Bullets(element.normalName().equals("ol"), items));
        }
    }

    private void quote(Element element) {
        flush();
        var post = Embeds.isPost(element) ? Embeds.post(element) : Optional.<Block>empty();
        if (post.isPresent()) {
            blocks.add(post.get());
        } else {
            blocks.addAll(Quotes.of(element, build(element, noise)));
        }
    }

    private void figure(Element element, Style style) {
        flush();
        int before = blocks.size();
        children(element, style);
        flush();
        foldFigure(before);
        var hidden = element.selectFirst("noscript");
        if (blocks.size() == before && hidden != null) {
            fallback(hidden);
        }
    }

    private void caption(Element element) {
        flush();
        var caption = Caption.of(element);
        if (!blocks.isEmpty() && blocks.getLast() instanceof Block.Picture(Image image)) {
            blocks.set(blocks.size() - 1, new Block.Picture(caption.on(image)));
        }
    }

    private void picture(Element element) {
        Pictures.of(element).ifPresent(this::add);
    }

    private void add(Image image) {
        if (pictures.add(Stem.of(image.url()))) {
            flush();
            blocks.add(new Block.Picture(image));
        }
    }

    /** What a page shows where scripts are off: for lazy pictures, the picture itself. */
    private void fallback(Element noscript) {
        for (var img : noscript.getElementsByTag("img")) {
            picture(img);
        }
    }

    private void embed(Optional<Block> embed) {
        flush();
        embed.ifPresent(blocks::add);
    }

    private void table(Element element, Style style) {
        flush();
        var table = Tables.of(element, noise);
        if (table.isPresent()) {
            blocks.add(table.get());
        } else {
            children(element, style);
            flush();
        }
    }

    private void code(Element element) {
        flush();
        var text = element.wholeText().strip();
        if (!text.isEmpty()) {
            blocks.add(new Block.Code(text, Optional.empty()));
        }
    }

    private static boolean isPictureBox(Element element) {
        var names = element.className();
        return !names.isEmpty() && names.length() < 300 && PICTURE.matcher(names).find();
    }

    private static boolean isCaption(Element element) {
        var names = element.className();
        return !names.isEmpty()
                && names.length() < 300
                && CAPTION.matcher(names).find()
                && element.selectFirst("img, picture, video, iframe, p + p") == null;
    }
}
