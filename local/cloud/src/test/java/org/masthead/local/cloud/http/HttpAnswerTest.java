package org.masthead.local.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

    @Test
    void a_full_reply_says_everything() {
        var answer =
                HttpAnswer.of(
                                """
                                {"statusCode":201,"headers":{"Content-Type":"image/png","X-N":1},
                                 "cookies":["a=1"],"body":"AQID","isBase64Encoded":true}\
                                """)
                        .orElseThrow();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("content-type", "image/png");
        assertThat(answer.cookies()).containsExactly("a=1");
        assertThat(answer.base64()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":1}   | {"a":1}
                    [1,2]     | [1,2]
                    "hello"   | hello
                    7         | 7
                    """)
    void a_reply_without_a_status_is_the_body_of_a_200_in_json(String reply, String body) {
        var answer = HttpAnswer.of(reply).orElseThrow();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"statusCode\":\"x\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":600}",
                "{\"statusCode\":200,\"body\":\"!\",\"isBase64Encoded\":true}"
            })
    void a_reply_that_makes_no_sense_is_none(String reply) {
        assertThat(HttpAnswer.of(reply)).isEmpty();
    }
}
