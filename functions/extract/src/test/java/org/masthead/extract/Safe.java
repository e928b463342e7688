package org.masthead.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.masthead.story.Author;
import org.masthead.story.Block;
import org.masthead.story.Image;
import org.masthead.story.Run;
import org.masthead.story.Story;

/** What no page may bring into a story: markup in its text, addresses that do things. */
final class Safe {

    private static final Pattern WEB = Pattern.compile("https?://[^\\s\"<>].*");
    private static final Pattern LETTER = Pattern.compile("(?i)mailto:.*");
    private static final Pattern TAG =
            Pattern.compile("(?i)</?(?:a|b|div|iframe|img|li|p|script|span|style)(?:\\s[^<>]*)?>");

    private final List<String> faults = new ArrayList<>();

    private Safe() {}

    /** What is wrong with the story; empty where nothing is. */
    static List<String> faults(Story story) {
        var safe = new Safe();
        safe.web("url", story.url());
        safe.plain("headline", story.headline());
        story.standfirst().ifPresent(text -> safe.plain("standfirst", text));
        story.image().ifPresent(safe::image);
        story.authors().forEach(safe::author);
        story.blocks().forEach(safe::block);
        return safe.faults;
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph(var text) -> runs(text);
            case Block.Heading(var ignored, var text) -> runs(text);
            case Block.Section(var label, var inside) -> {
                plain("label", label);
                inside.forEach(this::block);
            }
            case Block.Bullets(var ignored, var items) -> items.forEach(this::runs);
            case Block.Quote quote -> runs(quote.text());
            case Block.Picture(var image) -> image(image);
            case Block.Embed embed -> web("embed", embed.url());
            case Block.Table table -> table.rows().forEach(row -> row.forEach(this::runs));
            case Block.Code ignored -> {} // shows markup, as text
            case Block.Note note -> runs(note.text());
        }
    }

    private void runs(List<Run> runs) {
        for (var run : runs) {
            if (!run.code()) {
                plain("run", run.text());
            }
            run.href().filter(to -> !LETTER.matcher(to).matches()).ifPresent(to -> web("href", to));
        }
    }

    private void image(Image image) {
        web("image", image.url());
        image.caption().ifPresent(text -> plain("caption", text));
    }

    private void author(Author author) {
        plain("author", author.name());
        author.url().ifPresent(url -> web("author", url));
    }

    private void plain(String what, String text) {
        if (TAG.matcher(text).find()) {
            faults.add(what + " with markup: " + text);
        }
    }

    private void web(String what, String url) {
        if (!WEB.matcher(url).matches()) {
            faults.add(what + " leads to " + url);
        }
    }
}
