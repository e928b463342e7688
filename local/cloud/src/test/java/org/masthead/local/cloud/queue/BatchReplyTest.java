package org.masthead.local.cloud.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.local.cloud.runtime.Outcome;

class BatchReplyTest {

    private static final Set<String> SENT = Set.of("a", "b", "c");

    private static Set<String> reported(String reply) {
        return BatchReply.succeeded(new Outcome.Replied(reply), SENT, true);
    }

    @Nested
    class WhereTheFunctionReportsFailures {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "{}",
                    "{\"batchItemFailures\":null}",
                    "{\"batchItemFailures\":[]}",
                    "{\"other\":1}"
                })
        void none_reported_means_all_succeeded(String reply) {
            assertThat(reported(reply)).isEqualTo(SENT);
        }

        @Test
        void those_reported_stay_and_the_others_succeeded() {
            assertThat(reported("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"))
                    .containsExactlyInAnyOrder("a", "c");
        }

        @Test
        void one_reported_twice_is_one() {
            assertThat(
                            reported(
                                    """
                                    {"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"b"}]}\
                                    """))
                    .containsExactlyInAnyOrder("a", "c");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                    "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                    "{\"batchItemFailures\":[{\"id\":\"a\"}]}",
                    "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"z\"}]}",
                    "{\"batchItemFailures\":\"a\"}",
                    "not json"
                })
        void a_reply_that_cannot_be_believed_fails_the_whole_batch(String reply) {
            assertThat(reported(reply)).isEmpty();
        }
    }

    @Test
    void a_failed_invocation_fails_the_whole_batch() {
        assertThat(BatchReply.succeeded(Outcome.failed("X", "why"), SENT, true)).isEmpty();
        assertThat(BatchReply.succeeded(Outcome.failed("X", "why"), SENT, false)).isEmpty();
    }

    @Test
    void without_failure_reports_any_reply_is_success() {
        var reply = "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}";
        assertThat(BatchReply.succeeded(new Outcome.Replied(reply), SENT, false)).isEqualTo(SENT);
    }
}
