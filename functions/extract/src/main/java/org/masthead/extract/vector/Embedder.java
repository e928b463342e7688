package org.masthead.extract.vector;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.masthead.lambda.Log;
import org.masthead.story.Story;
import org.masthead.vector.StoryVector;

/**
 * Makes stories' vectors: the sentence model's where it serves the language, else the n-grams'. A
 * model that does not load or fails is logged and costs no story. For any number of threads at
 * once.
 */
public final class Embedder {

    private final Optional<SentenceModel> model;

    private Embedder(Optional<SentenceModel> model) {
        this.model = model;
    }

    /** The one of this machine; the first call loads the model. */
    public static Embedder shared() {
        return Shared.EMBEDDER;
    }

    private static final class Shared {
        static final Embedder EMBEDDER = load();
    }

    private static Embedder load() {
        try {
            return new Embedder(Optional.of(SentenceModel.load()));
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            Log.error("The sentence model does not load; stories get vectors of n-grams", e);
            return withoutModel();
        }
    }

    /** One that has n-grams only. */
    static Embedder withoutModel() {
        return new Embedder(Optional.empty());
    }

    /** The vector of a story's headline and first paragraphs. */
    public StoryVector of(Story story) {
        return of(StoryText.of(story), story.language());
    }

    /**
     * The vector of a text's first {@value StoryText#MAX_LENGTH} characters.
     *
     * @param language its BCP 47 tag, where it is known
     */
    public StoryVector of(String whole, Optional<String> language) {
        var text = whole.substring(0, Math.min(whole.length(), StoryText.MAX_LENGTH));
        return model.filter(_ -> language.filter(Embedder::isServed).isPresent())
                .flatMap(it -> modelled(it, text))
                .orElseGet(() -> StoryVector.quantised(StoryVector.NGRAM, NGrams.embed(text)));
    }

    /**
     * The model was trained on English; what it makes of others is mostly what names they share.
     */
    private static boolean isServed(String language) {
        return Locale.forLanguageTag(language).getLanguage().equals("en");
    }

    private static Optional<StoryVector> modelled(SentenceModel model, String text) {
        try {
            return Optional.of(StoryVector.quantised(StoryVector.MINILM, model.embed(text)));
        } catch (OrtException e) {
            Log.error("The sentence model fails; this story gets a vector of n-grams", e);
            return Optional.empty();
        }
    }
}
