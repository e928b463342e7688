package org.masthead.local.publishers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TitlesTest {

    /** Slugs of stories whose pages fail on purpose. */
    private static final List<String> NEVER_WORK = List.of("always-500", "never-was", "taken-down");

    private final Clock clock = new Clock();
    private final Reader reader = new Reader();
    private final Publishers publishers = Publishers.start(0, clock, Optional.empty(), time -> {});

    @BeforeAll
    void letTheFirstLateStoriesAppear() {
        clock.pass(Duration.ofMinutes(10));
    }

    @AfterAll
    void stop() {
        publishers.close();
        reader.close();
    }

    /** Retries once after 503, as one title wants it. */
    private HttpResponse<byte[]> patiently(String url) {
        HttpResponse<byte[]> answer = reader.get(url);
        return answer.statusCode() == 503 ? reader.get(url) : answer;
    }

    private List<String> links(String feed) throws Exception {
        HttpResponse<byte[]> answer = patiently(feed);
        assertThat(answer.statusCode()).as(feed).isEqualTo(200);
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        if (type.startsWith("application/feed+json")) {
            JsonNode items = new JsonMapper().readTree(answer.body()).get("items");
            return items.valueStream().map(item -> item.get("url").asString()).toList();
        }
        if (type.startsWith("text/html")) {
            return reader.page(feed).select("main h2 a").eachAttr("href");
        }
        return linksOfXml(answer.body());
    }

    private static List<String> linksOfXml(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        List<String> links = new ArrayList<>();
        for (String[] place : new String[][] {{"item", "link"}, {"entry", "id"}, {"url", "loc"}}) {
            var entries = document.getElementsByTagName(place[0]);
            for (int at = 0; at < entries.getLength(); at++) {
                var entry = (org.w3c.dom.Element) entries.item(at);
                links.add(entry.getElementsByTagName(place[1]).item(0).getTextContent());
            }
        }
        return links;
    }

    @TestFactory
    List<DynamicTest> everyFeedIsWellFormedAndListsStories() {
        return publishers.titles().stream()
                .flatMap(title -> title.feeds().stream())
                .map(feed ->
                        DynamicTest.dynamicTest(
                                URI.create(feed).getPath(),
                                () ->
                                        assertThat(links(feed))
                                                .hasSizeGreaterThan(1)
                                                .doesNotHaveDuplicates()
                                                .allMatch(link ->
                                                        publishers.origins().stream()
                                                                .anyMatch(link::startsWith))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyStoryHasItsPage() {
        return publishers.titles().stream()
                .map(title ->
                        DynamicTest.dynamicTest(title.id(), () -> everyStoryHasItsPage(title)))
                .toList();
    }

    private void everyStoryHasItsPage(Title title) throws Exception {
        for (String feed : title.feeds()) {
            for (String link : links(feed)) {
                HttpResponse<byte[]> page = patiently(link);
                if (NEVER_WORK.contains(link.substring(link.lastIndexOf('/') + 1))) {
                    assertThat(page.statusCode()).as(link).isIn(500, 404, 410);
                } else {
                    assertThat(page.statusCode()).as(link).isEqualTo(200);
                    isWellMade(
                            title,
                            link,
                            Jsoup.parse(new ByteArrayInputStream(page.body()), null, link));
                }
            }
        }
    }

    private void isWellMade(Title title, String link, Document page) throws Exception {
        for (Element data : page.select("script[type=application/ld+json]")) {
            if (title.id().equals("valley-bugle")) {
                assertThatThrownBy(() -> new JsonMapper().readTree(data.data()))
                        .isInstanceOf(JacksonException.class);
            } else {
                assertThat(new JsonMapper().readTree(data.data()).isEmpty()).as(link).isFalse();
            }
        }
        assertThat(page.text()).as(link).doesNotContain("{", "}", "**", "[[", "](");
        for (String image : page.select("img").eachAttr("abs:src")) {
            assertThat(reader.send("HEAD", image).statusCode()).as(image).isEqualTo(200);
        }
    }

    @Test
    void there_are_fifty_stories_and_more() throws Exception {
        List<String> all = new ArrayList<>();
        for (Title title : publishers.titles()) {
            for (String feed : title.feeds()) {
                all.addAll(links(feed));
            }
        }
        assertThat(all).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    @Test
    void an_authors_name_leads_to_their_stories() {
        Document page = reader.page(publishers.origin() + "/harbour-courier/news/night-library");
        Document author = reader.page(page.select("a[rel=author]").attr("abs:href"));

        assertThat(author.select("h1").text()).endsWith("Imogen Hartley");
        assertThat(author.select("h2 a").eachText()).hasSize(2);
    }

    @Nested
    class TheKiosk {
        @Test
        void lists_every_title() {
            Document kiosk = reader.page(publishers.origin() + "/");
            assertThat(kiosk.select("h2 a").eachAttr("href"))
                    .containsExactlyElementsOf(
                            publishers.titles().stream().map(Title::homePage).toList());
        }

        @Test
        void is_the_way_to_every_front_page_which_names_its_feeds() {
            for (Title title : publishers.titles()) {
                Document front = reader.page(title.homePage());
                assertThat(
                                front.select("link[rel=alternate]").stream()
                                        .map(Element::attributes)
                                        .map(a -> a.get("href")))
                        .as(title.id())
                        .containsAll(title.feeds());
            }
        }
    }
}
