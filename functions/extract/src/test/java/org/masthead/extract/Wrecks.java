package org.masthead.extract;

import java.util.List;
import java.util.Random;

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

    private final Random random;

    Wrecks(long seed) {
        random = new Random(seed);
    }

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
}
