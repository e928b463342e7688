package org.masthead.local.publishers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the light markup of story files into HTML in one title's own manner. Blocks are parted by
 * empty lines: paragraphs, {@code ## headings}, {@code - lists}, {@code 1. lists}, {@code >
 * quotes}, {@code | tables |}, fenced code, {@code ![caption | credit](picture 1200x675)}, {@code
 * !correction: notes}; a block that starts with {@code <} is HTML already. A title replaces any of
 * {@link #DEFAULTS} in its {@code title.txt}.
 */
final class Markup {

    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("p", "<p>{}</p>"),
                    Map.entry("h2", "<h2>{}</h2>"),
                    Map.entry("h3", "<h3>{}</h3>"),
                    Map.entry("ul", "<ul>{}</ul>"),
                    Map.entry("ol", "<ol>{}</ol>"),
                    Map.entry("li", "<li>{}</li>"),
                    Map.entry("quote", "<blockquote><p>{}</p><cite>{cite}</cite></blockquote>"),
                    Map.entry("table", "<table>{}</table>"),
                    Map.entry("code", "<pre><code>{}</code></pre>"),
                    Map.entry(
                            "figure",
                            "<figure><img src=\"{src}\" width=\"{width}\" height=\"{height}\""
                                    + " alt=\"{}\"><figcaption>{} <small>{credit}</small>"
                                    + "</figcaption></figure>"),
                    Map.entry("note", "<p class=\"{kind}\"><em>{}</em></p>"),
                    Map.entry("b", "<strong>{}</strong>"));

    private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern ITALIC = Pattern.compile("\\*(.+?)\\*");
    private static final Pattern CODE = Pattern.compile("`(.+?)`");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");
    private static final Pattern IMAGE =
            Pattern.compile("!\\[([^|]*)\\|?(.*)]\\(([a-z0-9-]+) (\\d+)x(\\d+)\\)");
    private static final Pattern NOTE = Pattern.compile("(?s)!([a-z]+): (.*)");

    private final Map<String, String> manner;
    private final String images;

    /**
     * @param manner the title's own patterns; {@code {}} is where the text goes
     * @param images address under which the title keeps pictures, with a closing slash
     */
    Markup(Map<String, String> manner, String images) {
        this.manner = manner;
        this.images = images;
    }

    List<String> blocks(String body) {
        List<String> blocks = new ArrayList<>();
        for (String block : BLANK_LINES.split(body, -1)) {
            if (!block.isBlank()) {
                blocks.add(block(block.strip()));
            }
        }
        return blocks;
    }

    private String block(String block) {
        if (block.startsWith("<")) {
            return block.replace("{images}", images);
        }
        if (block.startsWith("### ")) {
            return wrap("h3", inline(block.substring(4)));
        }
        if (block.startsWith("## ")) {
            return wrap("h2", inline(block.substring(3)));
        }
        if (block.startsWith("- ")) {
            return list("ul", block, 2);
        }
        if (block.startsWith("1. ")) {
            return list("ol", block, 3);
        }
        if (block.startsWith("> ")) {
            return quote(block);
        }
        if (block.startsWith("| ")) {
            return table(block);
        }
        if (block.startsWith("```")) {
            return code(block);
        }
        return block.startsWith("!") ? special(block) : wrap("p", inline(oneLine(block)));
    }

    private String special(String block) {
        Matcher image = IMAGE.matcher(block);
        if (image.matches()) {
            return figure(image);
        }
        Matcher note = NOTE.matcher(block);
        if (note.matches()) {
            return wrap("note", inline(oneLine(note.group(2)))).replace("{kind}", note.group(1));
        }
        throw new IllegalArgumentException("Neither picture nor note: " + block);
    }

    private String list(String kind, String block, int markerLength) {
        StringBuilder items = new StringBuilder();
        block.lines()
                .forEach(line -> items.append(wrap("li", inline(line.substring(markerLength)))));
        return wrap(kind, items.toString());
    }

    private String quote(String block) {
        StringBuilder words = new StringBuilder();
        String cite = "";
        for (String line : block.lines().map(line -> line.substring(1).strip()).toList()) {
            if (line.startsWith("— ")) {
                cite = inline(line.substring(2));
            } else {
                words.append(words.isEmpty() ? "" : " ").append(line);
            }
        }
        return wrap("quote", inline(words.toString())).replace("{cite}", cite);
    }

    private String table(String block) {
        StringBuilder rows = new StringBuilder();
        String cell = "th";
        for (String line : block.lines().toList()) {
            rows.append("<tr>");
            for (String text : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
                rows.append("<%s>%s</%s>".formatted(cell, inline(text.strip()), cell));
            }
            rows.append("</tr>");
            cell = "td";
        }
        return wrap("table", rows.toString());
    }

    private String code(String block) {
        String inside = block.substring(block.indexOf('\n') + 1, block.lastIndexOf("\n```"));
        return wrap("code", Template.escape(inside));
    }

    private String figure(Matcher image) {
        String size = "-" + image.group(4) + "x" + image.group(5) + ".png";
        return wrap("figure", inline(image.group(1).strip()))
                .replace("{credit}", inline(image.group(2).strip()))
                .replace("{src}", images + image.group(3) + size)
                .replace("{width}", image.group(4))
                .replace("{height}", image.group(5));
    }

    private String inline(String text) {
        String html = manner.containsKey("sloppy") ? text : Template.escape(text);
        html = CODE.matcher(html).replaceAll("<code>$1</code>");
        html = LINK.matcher(html).replaceAll("<a href=\"$2\">$1</a>");
        html = BOLD.matcher(html).replaceAll(bold -> quoted(wrap("b", bold.group(1))));
        return ITALIC.matcher(html).replaceAll("<em>$1</em>");
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    private static String oneLine(String block) {
        return block.replace('\n', ' ');
    }

    private String wrap(String kind, String inside) {
        String pattern = manner.getOrDefault(kind, DEFAULTS.getOrDefault(kind, "{}"));
        return pattern.replace("{}", inside);
    }
}
