package org.masthead.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class SqsBatchTest {

    private static final String EVENT =
            """
            {"Records":[{"messageId":"m1","body":"good"},{"messageId":"m2","body":"bad"},
                        {"messageId":"m3","body":"good"}]}
            """;

    private final ByteArrayOutputStream reply = new ByteArrayOutputStream();
    private final Set<String> handled = new ConcurrentSkipListSet<>();

    private static ByteArrayInputStream bytes(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }

    private void failBad(SqsBatch.Message message) throws IOException {
        handled.add(message.id());
        if (message.body().equals("bad")) {
            throw new IOException("it is bad");
        }
    }

    @Test
    void only_the_message_that_failed_comes_back() throws IOException {
        SqsBatch.inTurn(bytes(EVENT), reply, new TestContext(), this::failBad);
        assertThat(handled).containsExactly("m1", "m2", "m3");
        assertThat(reply).hasToString("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
    }

    @Test
    void side_by_side_too() throws IOException {
        var all = new CyclicBarrier(3);
        SqsBatch.sideBySide(
                bytes(EVENT),
                reply,
                new TestContext(),
                message -> {
                    all.await(); // nobody goes on until all three have begun
                    failBad(message);
                });
        assertThat(handled).containsExactly("m1", "m2", "m3");
        assertThat(reply).hasToString("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
    }

    @Test
    void a_message_whose_thread_dies_of_an_error_comes_back_too() throws IOException {
        SqsBatch.sideBySide(
                bytes(EVENT),
                reply,
                new TestContext(),
                message -> {
                    if (message.body().equals("bad")) {
                        throw new OutOfMemoryError("of the test");
                    }
                });
        assertThat(reply).hasToString("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
    }

    @Test
    void an_event_that_is_no_sqs_event_fails_as_a_whole() {
        assertThatThrownBy(() ->
                        SqsBatch.inTurn(
                                bytes("{\"source\":\"aws.events\"}"),
                                reply,
                                new TestContext(),
                                this::failBad))
                .hasMessageContaining("not an SQS event");
    }
}
