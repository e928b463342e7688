package org.masthead.extract.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;
import static org.masthead.story.Stories.story;

import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.vector.StoryVector;

class EmbedderTest {

    private static final Optional<String> ENGLISH = Optional.of("en-GB");
    private static final String FERRY = "Ferry to the islands cancelled because of fog";
    private static final String FERRY_AGAIN = "Thick fog keeps island ferry in the harbour";
    private static final String RATES = "Central bank raises interest rates by half a point";

    private final Embedder embedder = Embedder.shared();

    private StoryVector english(String text) {
        return embedder.of(text, ENGLISH);
    }

    @Nested
    class TheModel {

        @Test
        void finds_headlines_of_one_event_nearer_than_others() {
            var ferry = english(FERRY);
            assertThat(ferry.space()).isEqualTo(StoryVector.MINILM);
            assertThat(ferry.cosine(english(FERRY_AGAIN)))
                    .isGreaterThan(0.6f)
                    .isGreaterThan(ferry.cosine(english(RATES)) + 0.4f);
        }

        @Test
        void agrees_with_the_library_that_publishes_it(@TempDir Path folder) throws IOException {
            var reference =
                    new OnnxEmbeddingModel(
                            file(folder, "all-minilm-l6-v2-q.onnx"),
                            file(folder, "all-minilm-l6-v2-q-tokenizer.json"),
                            PoolingMode.MEAN);
            for (var text :
                    List.of(FERRY, FERRY_AGAIN, RATES, "Zürich: tram’s brakes fail; 12 hurt")) {
                var theirs =
                        StoryVector.quantised(
                                StoryVector.MINILM, reference.embed(text).content().vector());
                assertThat(english(text).cosine(theirs)).as(text).isCloseTo(1, within(1e-4f));
            }
        }

        private static String file(Path folder, String name) throws IOException {
            var file = folder.resolve(name);
            try (var resource = EmbedderTest.class.getResourceAsStream("/" + name)) {
                Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file.toString();
        }

        @Test
        void makes_the_same_vector_of_the_same_text_on_any_thread() throws Exception {
            var expected = english(FERRY);
            try (var threads = Executors.newFixedThreadPool(8)) {
                var work =
                        IntStream.range(0, 64)
                                .<Callable<StoryVector>>mapToObj(
                                        i -> () -> english(i % 2 == 0 ? FERRY : RATES))
                                .toList();
                var made = threads.invokeAll(work);
                assertThat(made.get(0).get()).isEqualTo(expected);
                assertThat(made.stream().map(EmbedderTest::get).distinct()).hasSize(2);
            }
        }

        @Test
        void takes_an_empty_text() {
            assertThat(english("").isZero()).isFalse();
        }

        @Test
        void reads_only_the_beginning_of_a_huge_text() {
            var beginning = (FERRY + ". ").repeat(40);
            assertThat(english(beginning + "x".repeat(2_000_000))).isEqualTo(english(beginning));
        }

        @Test
        void takes_what_is_no_word_of_any_language() {
            for (var text : List.of("\0\0\0", "😀😀😀", "\ud800 lone", "北京市", "( ͡° ͜ʖ ͡°)")) {
                assertThat(english(text).space()).isEqualTo(StoryVector.MINILM);
            }
        }
    }

    private static StoryVector get(java.util.concurrent.Future<StoryVector> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class WhereTheModelDoesNotServeTheLanguage {

        @ParameterizedTest
        @ValueSource(strings = {"de", "fr-CA", "zh-Hans", "ar", "und", "not a tag"})
        void the_vector_is_of_n_grams(String language) {
            assertThat(embedder.of(FERRY, Optional.of(language)).space())
                    .isEqualTo(StoryVector.NGRAM);
            assertThat(embedder.of(FERRY, Optional.empty()).space()).isEqualTo(StoryVector.NGRAM);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Nebel: Fähre zu den Inseln fällt aus|Wegen Nebels fallen Fähren zu den Inseln"
                            + " aus|Zentralbank erhöht die Leitzinsen",
                    "Le brouillard bloque les ferries des îles|Ferries bloqués par le brouillard aux"
                            + " îles|La banque centrale relève ses taux",
                    "Туман остановил паромы на острова|Паромы на острова остановлены из-за"
                            + " тумана|Центральный банк повысил ставку",
                    "大雾导致海岛渡轮停航|因大雾海岛渡轮停航|央行加息半个百分点",
                    "霧で島へのフェリーが欠航|島へのフェリー、濃霧で欠航|中央銀行が利上げを決定",
                    "ضباب كثيف يوقف العبارات إلى الجزر|توقف العبارات إلى الجزر بسبب ضباب كثيف|البنك"
                            + " المركزي يرفع الفائدة",
                })
        void headlines_of_one_event_are_nearer_than_others(String headlines) {
            var vectors =
                    IntStream.range(0, 3)
                            .mapToObj(i -> headlines.split("\\|", -1)[i])
                            .map(text -> embedder.of(text, Optional.empty()))
                            .toList();
            float near = vectors.get(0).cosine(vectors.get(1));
            assertThat(near)
                    .isGreaterThan(0.3f)
                    .isGreaterThan(vectors.get(0).cosine(vectors.get(2)) + 0.25f);
        }

        @Test
        void a_text_without_words_points_nowhere() {
            assertThat(embedder.of("", Optional.of("fr")).isZero()).isTrue();
            assertThat(embedder.of("— … !", Optional.of("fr")).isZero()).isTrue();
        }
    }

    @Test
    void the_model_loads_in_a_process_of_a_small_stack_and_a_long_command_line(@TempDir Path folder)
            throws Exception {
        var out = folder.resolve("out").toFile();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var flags = List.of("-Xss512k", "-Xmx256m", "--enable-native-access=ALL-UNNAMED");
        var builder = new ProcessBuilder(java);
        builder.command().addAll(flags);
        builder.command().addAll(List.of(SpaceOfAHeadline.class.getName(), "a".repeat(6_000)));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var process = builder.redirectErrorStream(true).redirectOutput(out).start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(out.toPath())).isZero();
        assertThat(Files.readString(out.toPath())).endsWith(StoryVector.MINILM);
    }

    @Test
    void a_process_that_the_models_runtime_would_bring_down_goes_without(@TempDir Path folder)
            throws IOException {
        var command =
                Files.writeString(folder.resolve("cmdline"), "java -cp " + "a".repeat(48_000));
        assertThatIOException()
                .isThrownBy(() -> SentenceModel.refuseLong(command))
                .withMessageContaining("48,009 bytes");
        SentenceModel.refuseLong(folder.resolve("absent"));
    }

    @Test
    void without_a_model_every_story_still_has_a_vector() {
        var vector = Embedder.withoutModel().of(story("https://courier.example/a", FERRY, "Fog."));
        assertThat(vector.space()).isEqualTo(StoryVector.NGRAM);
        assertThat(vector.isZero()).isFalse();
    }

    @Nested
    class AStorysText {

        @Test
        void is_its_headline_and_its_first_paragraphs() {
            assertThat(
                            StoryText.of(
                                    story(
                                            "https://courier.example/a",
                                            "Ferry late",
                                            "It waits.",
                                            "")))
                    .isEqualTo("Ferry late. It waits.");
            assertThat(
                            StoryText.of(
                                    story(
                                            "https://courier.example/a",
                                            "Ferry late?",
                                            "It waits.",
                                            "On")))
                    .isEqualTo("Ferry late? It waits. On");
        }

        @Test
        void ends_where_the_model_has_read_enough() {
            var long_ = "Fog on the water. ".repeat(1_000);
            var text = StoryText.of(story("https://courier.example/a", "Ferry", long_, long_));
            assertThat(text).hasSizeLessThanOrEqualTo(StoryText.MAX_LENGTH + 2);
        }
    }
}
