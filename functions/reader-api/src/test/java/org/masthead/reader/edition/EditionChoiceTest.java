package org.masthead.reader.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.story.Stories.NOON;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.edition.Readership;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Entitlement;
import org.masthead.member.Member;
import org.masthead.member.Preferences;
import org.masthead.member.Selection;
import org.masthead.reader.access.Caller;

/** There are editions of German, of English, and of what is written in English in Britain. */
class EditionChoiceTest {

    private final EditionChoice choice = new EditionChoice(Readership.list("de,en,en-GB"));

    private static HttpRequest request(Map<String, String> headers, Map<String, String> query) {
        return new HttpRequest(
                "GET",
                "/v1/feed",
                "GET /v1/feed",
                headers,
                query,
                Map.of(),
                Optional.empty(),
                Map.of(),
                new byte[0]);
    }

    private static Caller preferring(String languages) {
        Set<String> tags =
                languages.isEmpty()
                        ? Set.of()
                        : new LinkedHashSet<>(Arrays.asList(languages.split(" ", -1)));
        return new Caller.SignedIn(
                Member.welcome("ada", NOON, Entitlement.NONE)
                        .with(
                                new Preferences(
                                        Selection.NOTHING,
                                        Selection.NOTHING,
                                        true,
                                        Optional.empty(),
                                        false,
                                        tags)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // asked for | preferred | Accept-Language | chosen
                "''    | ''       | ''                        | whole",
                "de    | en       | en                        | de",
                "EN-gb | ''       | de                        | en-GB",
                "WHOLE | de       | de                        | whole",
                "fr    | de       | de                        | whole",
                "''    | de       | en                        | de",
                "''    | de-AT    | en                        | de",
                "''    | de de-AT | en                        | de",
                "''    | de en    | en                        | whole",
                "''    | fr       | de                        | whole",
                "''    | en-GB    | de                        | en-GB",
                "''    | en       | de                        | en",
                "''    | ''       | de                        | de",
                "''    | ''       | de-CH, en                 | de",
                "''    | ''       | DE                        | de",
                "''    | ''       | en;q=0.8, de;q=0.9        | de",
                "''    | ''       | fr, en;q=0.8, de;q=0.7    | en",
                "''    | ''       | en-GB, en;q=0.8           | en-GB",
                "''    | ''       | en-US, en;q=0.8           | en",
                "''    | ''       | fr                        | whole",
                "''    | ''       | fr, *;q=0.5, de;q=0.1     | whole",
                "''    | ''       | *                         | whole",
                "''    | ''       | de;q=0, en;q=0.1          | en",
                "''    | ''       | de;q=0                    | whole",
                "''    | ''       | de;q=2                    | whole",
                "''    | ''       | ;;;,,=                    | whole"
            })
    void is_what_is_asked_for_else_preferred_else_accepted(
            String asked, String preferred, String accepted, String chosen) {
        var request =
                request(
                        Map.of("accept-language", accepted),
                        asked.isEmpty() ? Map.of() : Map.of("edition", asked));
        assertThat(choice.of(request, preferring(preferred)).name()).isEqualTo(chosen);
    }

    @Test
    void of_a_guest_is_by_what_their_browser_says() {
        var request = request(Map.of("accept-language", "de-DE,de;q=0.9"), Map.of());
        assertThat(choice.of(request, new Caller.Anonymous()).name()).isEqualTo("de");
        assertThat(choice.of(request(Map.of(), Map.of()), new Caller.Anonymous()))
                .isEqualTo(Readership.EVERYBODY);
    }

    @Test
    void knows_what_may_be_asked_for() {
        assertThat(choice.names()).containsExactly("de", "en", "en-GB", "whole");
        assertThat(choice.named("de")).isPresent();
        assertThat(choice.named("fr")).isEmpty();
    }
}
