package org.masthead.local.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.local.template.EventSpec.RouteEvent;

class RouteTest {

    private static RoutePattern route(String key) {
        var words = key.split(" ", 2);
        var method = words.length == 2 ? words[0] : "ANY";
        var path = words[words.length - 1];
        return new RoutePattern(new RouteEvent("Id", method, path, Optional.empty()));
    }

    private static String taken(String method, String path, String... keys) {
        return Stream.of(keys)
                .map(RouteTest::route)
                .sorted(RoutePattern.MOST_SPECIFIC_FIRST)
                .filter(it -> it.match(method, path).isPresent())
                .findFirst()
                .map(RoutePattern::key)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    GET,    /pets/dog/1,    GET /pets/dog/1
                    GET,    /pets/dog/2,    GET /pets/dog/{id}
                    GET,    /pets/cat/1,    GET /pets/{proxy+}
                    POST,   /pets/dog/5,    ANY /{proxy+}
                    GET,    /pets,          ANY /{proxy+}
                    HEAD,   /pets/dog/1,    ANY /{proxy+}
                    BREW,   /pots/1,        ANY /{proxy+}
                    GET,    /,              $default
                    """)
    void the_most_specific_route_takes_a_request(String method, String path, String key) {
        assertThat(
                        taken(
                                method,
                                path,
                                "$default",
                                "ANY /{proxy+}",
                                "GET /pets/{proxy+}",
                                "GET /pets/dog/{id}",
                                "GET /pets/dog/1"))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"/v1/top/", "/v1", "/v1/top/x", "/V1/top", "/v1/to%70x", "//v1/top"})
    void a_path_that_only_looks_alike_is_another(String path) {
        assertThat(taken("GET", path, "GET /v1/top")).isEqualTo("none");
    }

    @Test
    void parameters_are_decoded_and_never_reach_over_a_slash() {
        assertThat(route("GET /s/{id}").match("GET", "/s/a%2Fb+c%20d"))
                .contains(Map.of("id", "a/b+c d"));
        assertThat(route("GET /s/{id}").match("GET", "/s/")).isEmpty();
        assertThat(route("GET /s/{id}").match("GET", "/s/%zz")).contains(Map.of("id", "%zz"));
        assertThat(route("GET /s/{rest+}").match("GET", "/s/a/b")).contains(Map.of("rest", "a/b"));
    }
}
