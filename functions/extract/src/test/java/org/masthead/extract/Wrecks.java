package org.masthead.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Hostile and broken HTML, the same for the same seed. */
final class Wrecks {

    private static final List<String> PIECES =
            List.of(
                    "<p>",
                    "</p>",
                    "<div class='",
                    "related share'>",
                    "</div>",
                    "<a href='javascript:alert(1)'>",
                    "<a href=\"//evil.example/\\\">",
                    "</a>",
                    "<b>",
                    "</i>",
                    "<table><tr><td>",
                    "</table>",
                    "<ul><li>",
                    "</ul></li>",
                    "<blockquote class=twitter-tweet>",
                    "<figure><img src=data:x srcset=', , 1x,'>",
                    "<img srcset='a.jpg 9999999999999999999w, b.jpg .w, c 1..2x'>",
                    "<figcaption>",
                    "</figure>",
                    "<iframe src='javascript:x'>",
                    "<iframe src='https://www.youtube.com/embed/'></iframe>",
                    "<script>",
                    "</script>",
                    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",",
                    "<script type=application/ld+json>[[[{\"@type\":[1,null,{}],\"headline\":[[]],\"author\":[null,[[{}]],5]}]]]</script>",
                    "<meta charset=utf-7>",
                    "<meta property=og:title content='&#0;&#xD800;&#x110000;'>",
                    "<meta property='article:published_time' content='0000-00-00T99:99:99+99:99'>",
                    "<link rel=canonical href='http://[::1'>",
                    "<base href='ht!tp://%%%'>",
                    "<time datetime='2026-02-30'>",
                    "<h1>",
                    "</h6>",
                    "<![CDATA[",
                    "<!--",
                    "-->",
                    "<!doctype",
                    "<svg><p>",
                    "<math><mi>",
                    "<template>",
                    "<noscript><img src=/x.jpg>",
                    "<textarea>",
                    "<title>",
                    "<frameset>",
                    "<select><option>",
                    "<pre>\n\n",
                    "<strong>Why it matters:</strong>",
                    "<br><br>",
                    "&nbsp;&#8203;\u202e",
                    "\u0000",
                    "\ud83d",
                    "</body>",
                    "The council met on Tuesday evening and agreed to repair the bridge before the winter comes. ",
                    "Editor's note: ",
                    "「議会は火曜日に橋の修理を決めた。」",
                    "اجتمع المجلس مساء الثلاثاء ");

    private static final List<String> NESTS =
            List.of(
                    "<div>",
                    "<b>",
                    "<ul><li>",
                    "<blockquote>",
                    "<table><tr><td>",
                    "<figure>",
                    "<a>");

    private static final List<String> NOISE =
            List.of(
                    " class='share related'",
                    " hidden",
                    " style='display:none'",
                    " href='javascript:alert(1)'",
                    " src='data:text/html,<script>'",
                    " srcset=',,,'",
                    " itemprop=articleBody",
                    " onclick='\"<b>'",
                    " =\"",
                    " '");

    private final Random random;

    Wrecks(long seed) {
        random = new Random(seed);
    }

    /** A page that was never whole. */
    String next() {
        var html = new StringBuilder();
        int pieces = random.nextInt(400);
        for (int i = 0; i < pieces; i++) {
            var piece = PIECES.get(random.nextInt(PIECES.size()));
            boolean cut = random.nextInt(12) == 0;
            html.append(cut ? piece.substring(0, random.nextInt(piece.length())) : piece);
        }
        return html.toString();
    }

    /** A page that was whole, after one to six accidents. */
    byte[] of(byte[] page) {
        var wreck = page;
        for (int i = random.nextInt(6); i >= 0; i--) {
            wreck =
                    switch (random.nextInt(7)) {
                        case 0 -> flipped(wreck);
                        case 1 -> Arrays.copyOf(wreck, random.nextInt(wreck.length + 1));
                        case 2 -> edited(wreck, this::withoutTag);
                        case 3 -> edited(wreck, this::nested);
                        case 4 -> edited(wreck, this::withNoise);
                        case 5 -> edited(wreck, this::withPiece);
                        default -> edited(wreck, this::doubled);
                    };
        }
        return wreck;
    }

    private byte[] flipped(byte[] page) {
        var flipped = page.clone();
        for (int i = 0; i < 20 && flipped.length > 0; i++) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] edited(byte[] page, UnaryOperator<String> edit) {
        // ISO 8859-1 keeps every byte as it is.
        var text = new String(page, StandardCharsets.ISO_8859_1);
        return edit.apply(text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String withoutTag(String html) {
        int start = html.indexOf('<', place(html));
        int end = html.indexOf('>', start);
        return start < 0 || end < 0 ? html : html.substring(0, start) + html.substring(end + 1);
    }

    private String nested(String html) {
        var tag = NESTS.get(random.nextInt(NESTS.size()));
        return inserted(html, tag.repeat(1 + random.nextInt(300)));
    }

    private String withNoise(String html) {
        int end = html.indexOf('>', place(html));
        return end < 0
                ? html
                : html.substring(0, end)
                        + NOISE.get(random.nextInt(NOISE.size()))
                        + html.substring(end);
    }

    private String withPiece(String html) {
        return inserted(html, PIECES.get(random.nextInt(PIECES.size())));
    }

    private String doubled(String html) {
        int start = place(html);
        int end = Math.min(html.length(), start + random.nextInt(2_000));
        return inserted(html, html.substring(start, end));
    }

    private String inserted(String html, String what) {
        int at = place(html);
        return html.substring(0, at) + what + html.substring(at);
    }

    private int place(String html) {
        return random.nextInt(html.length() + 1);
    }
}
