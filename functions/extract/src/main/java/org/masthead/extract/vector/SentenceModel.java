package org.masthead.extract.vector;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.masthead.vector.StoryVector;

/**
 * The sentence model all-MiniLM-L6-v2, its weights quantised to bytes, run by ONNX Runtime on one
 * thread. For any number of threads at once.
 *
 * @see <a href="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2">the model's card</a>
 */
final class SentenceModel {

    /** What the model was trained with, and what its card states as its limit. */
    static final int MAX_PIECES = 128;

    /**
     * As it starts, ONNX Runtime 1.29 reads its process's command line with some 250 bytes of stack
     * for each character; measured: 6,000 characters overrun the usual 1 MB, 64,000 are well with
     * 16 MB, 100,000 are not.
     */
    private static final long STACK = 16 << 20;

    private static final int MAX_COMMAND_LINE = 48_000;

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;

    private SentenceModel(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
    }

    /**
     * Loads the model, which takes about half a second, and 60 MB beside the heap.
     *
     * <p>On a thread of its own, whose stack is large enough whatever the caller's is.
     *
     * @throws IOException where the model's files cannot be read
     * @throws OrtException where the runtime refuses them
     * @throws LinkageError where the runtime has no library for this machine
     */
    static SentenceModel load() throws IOException, OrtException {
        refuseLong(Path.of("/proc/self/cmdline"));
        var loading = new FutureTask<>(SentenceModel::read);
        new Thread(null, loading, "sentence-model", STACK).start();
        try {
            return loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the sentence model was loading");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static IOException failure(@Nullable Throwable cause) throws OrtException {
        return switch (cause) {
            case IOException e -> e;
            case OrtException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> new IOException("the sentence model does not load", cause);
        };
    }

    /** Such a command line would bring the process down, stack or no stack. */
    static void refuseLong(Path commandLine) throws IOException {
        int length = Files.exists(commandLine) ? Files.readAllBytes(commandLine).length : 0;
        if (length > MAX_COMMAND_LINE) {
            throw new IOException(
                    ("this process was started by a command of %,d bytes; over %,d the model's"
                                    + " runtime crashes; name the class path in CLASSPATH")
                            .formatted(length, MAX_COMMAND_LINE));
        }
    }

    private static SentenceModel read() throws IOException, OrtException {
        try (var tokenizer = resource(TOKENIZER);
                var model = resource(MODEL)) {
            var pieces = WordPieces.read(tokenizer);
            var environment =
                    OrtEnvironment.getEnvironment(
                            OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "masthead");
            return new SentenceModel(environment, session(environment, model), pieces);
        }
    }

    /**
     * One thread: a function of 1,769 MB has one core, and the others have stories of their own.
     */
    private static OrtSession session(OrtEnvironment environment, InputStream model)
            throws IOException, OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(model.readAllBytes(), options);
        }
    }

    private static InputStream resource(String name) throws FileNotFoundException {
        var resource = SentenceModel.class.getResourceAsStream(name);
        if (resource == null) {
            throw new FileNotFoundException("the class path has no " + name);
        }
        return resource;
    }

    /**
     * The direction of a text's first {@value #MAX_PIECES} word pieces: the mean of what the model
     * makes of each.
     *
     * @throws OrtException where the model fails
     */
    float[] embed(String text) throws OrtException {
        var ids = pieces.ids(text, MAX_PIECES);
        var ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (var input = row(ids);
                var mask = row(ones);
                var types = row(new long[ids.length]);
                var output =
                        session.run(
                                Map.of(
                                        "input_ids",
                                        input,
                                        "attention_mask",
                                        mask,
                                        "token_type_ids",
                                        types))) {
            return mean(((OnnxTensor) output.get(0)).getFloatBuffer(), ids.length);
        }
    }

    private OnnxTensor row(long[] values) throws OrtException {
        return OnnxTensor.createTensor(
                environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static float[] mean(FloatBuffer pieces, int count) {
        var mean = new float[StoryVector.DIMENSIONS];
        for (int i = 0; i < count * mean.length; i++) {
            mean[i % mean.length] += pieces.get(i) / count;
        }
        return mean;
    }
}
