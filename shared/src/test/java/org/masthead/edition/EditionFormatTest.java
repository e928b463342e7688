package org.masthead.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.masthead.edition.Editions.id;
import static org.masthead.story.Stories.NOON;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.story.Card;
import org.masthead.story.Image;
import org.masthead.story.PublisherAccess;
import org.masthead.story.Tombstone;

class EditionFormatTest {

    private static final Tombstone GONE =
            new Tombstone(
                    id("gone"), "courier", NOON, Tombstone.Reason.MOVED, Optional.of(id("sun")));

    private final Edition edition =
            Editions.edition()
                    .story("fog", it -> it.topics("Middle East", "a").authors("Ines Moreau"))
                    .story("sun", it -> it.by("crux").clicked(3).about(1).minutesAgo(3))
                    .story("moon", it -> it.by("crux").minutesAgo(90).about(1).topics("night"))
                    .story("tram", it -> it.minutesAgo(95).language("de").about(2))
                    .cluster("c", List.of("sun", "fog"), Set.of("fog"))
                    .pick("sun")
                    .gone(GONE)
                    .model("{}")
                    .bind();
    private final byte[] bytes = EditionFormat.write(edition);

    @Nested
    class WhatIsReadBack {

        private final Edition read = EditionFormat.read(bytes);

        @Test
        void is_every_card_and_tombstone_since_when_it_was() {
            assertThat(read.version()).isEqualTo(edition.version());
            assertThat(read.boundAt()).isEqualTo(NOON);
            assertThat(read.cards()).isEqualTo(edition.cards()).hasSize(4);
            assertThat(read.tombstones()).containsExactly(GONE);
            assertThat(read.since(id("fog"))).isEqualTo(NOON);
            assertThat(read.since(GONE.id())).isEqualTo(NOON);
            assertThat(read.sources()).isEqualTo(edition.sources()).hasSize(2);
        }

        @Test
        void is_each_column() {
            for (int story = 0; story < edition.size(); story++) {
                assertThat(read.topicsOf(story)).isEqualTo(edition.topicsOf(story));
                assertThat(read.authorsOf(story)).isEqualTo(edition.authorsOf(story));
                assertThat(read.sectionOf(story)).isEqualTo(edition.sectionOf(story));
                assertThat(read.languageOf(story)).isEqualTo(edition.languageOf(story));
                assertThat(read.sourceOf(story)).isEqualTo(edition.sourceOf(story));
                assertThat(read.clusterOf(story)).isEqualTo(edition.clusterOf(story));
            }
            assertThat(read.topics()).isEqualTo(edition.topics());
            assertThat(read.topics().indexOf("night")).isNotNegative();
            assertThat(read.topics().indexOf("day")).isEqualTo(-1);
        }

        @Test
        void is_what_stories_are_about_and_how_they_are_met() {
            int sun = read.story(id("sun")).orElseThrow();
            int moon = read.story(id("moon")).orElseThrow();
            assertThat(read.vectors().dot(sun, moon)).isEqualTo(edition.vectors().dot(sun, moon));
            assertThat(read.cluster(0).stories()).isEqualTo(edition.cluster(0).stories());
            assertThat(read.cluster(0).copies()).isEqualTo(edition.cluster(0).copies());
            assertThat(read.popularity(sun).of(Popularity.Count.CLICKED, Popularity.Window.DAY))
                    .isCloseTo(3, within(0.01f));
            assertThat(read.picks()).isEqualTo(edition.picks());
            assertThat(read.model()).contains("{}");
            assertThat(read.words().containing("tram").stream()).hasSize(1);
        }

        @Test
        void is_an_edition_without_stories_too() {
            var empty = EditionFormat.read(EditionFormat.write(Editions.edition().bind()));
            assertThat(empty.size()).isZero();
            assertThat(empty.story(id("fog"))).isEmpty();
            assertThat(empty.model()).isEmpty();
        }
    }

    @Nested
    class Unreadable {

        @Test
        void is_what_is_no_edition() {
            refuses("{}".repeat(20).getBytes(StandardCharsets.US_ASCII), "do not begin with MHED");
            refuses(new byte[0], "0 bytes are no edition");
        }

        @Test
        void is_a_format_from_the_future_by_name() {
            var future = bytes.clone();
            future[4]++;
            refuses(future, "has format 5; this reader knows 4");
        }

        @Test
        void is_one_that_was_cut_short_anywhere() {
            for (int length = 0; length < bytes.length; length += 7) {
                var cut = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> EditionFormat.read(cut))
                        .isInstanceOf(UnreadableEditionException.class);
            }
        }

        @Test
        void is_one_of_which_any_bit_has_turned() {
            var random = new Random(7);
            for (int i = 0; i < 500; i++) {
                var turned = bytes.clone();
                turned[16 + random.nextInt(bytes.length - 16)] ^= (byte) (1 << random.nextInt(8));
                refuses(turned, "checksum does not match");
            }
        }

        private static void refuses(byte[] bytes, String reason) {
            assertThatThrownBy(() -> EditionFormat.read(bytes))
                    .isInstanceOf(UnreadableEditionException.class)
                    .hasMessageContaining(reason);
        }
    }

    @Nested
    class BoundAfterAnother {

        @Test
        void takes_over_the_packed_cards_that_are_the_same_and_reads_the_same() {
            var first = Edition.bind(NOON, contents(0));
            var second = Edition.bind(NOON.plusSeconds(60), contents(5), first);
            var afresh = Edition.bind(NOON.plusSeconds(60), contents(5)).after(first);
            assertThat(second.cards()).isEqualTo(afresh.cards());
            assertThat(second.version()).isEqualTo(afresh.version());
            assertThat(IntStream.range(0, 400).mapToObj(second::since).distinct())
                    .containsExactlyInAnyOrder(
                            NOON.toEpochMilli(), NOON.plusSeconds(60).toEpochMilli());
        }

        private static Contents contents(int corrected) {
            var cards =
                    IntStream.range(0, 400)
                            .mapToObj(i -> card(i, i < corrected ? "Corrected" : "Plain"))
                            .toList();
            return Contents.of(
                    List.of(Editions.source("courier")), LiveStories.of(cards, List.of()));
        }

        private static Card card(int number, String headline) {
            return new Card(
                    id("n" + number),
                    "https://example.org/" + number,
                    "courier",
                    Optional.of("en"),
                    Optional.empty(),
                    List.of("Harbours and Ports"),
                    List.of(),
                    headline + number,
                    Optional.of("The ferry waited for the fog to lift, and so did " + number),
                    Optional.of(Image.at("https://example.org/picture-" + number)),
                    NOON.minusSeconds(number),
                    NOON.minusSeconds(number),
                    60,
                    PublisherAccess.METERED,
                    "");
        }
    }
}
