package org.masthead.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of inline text in one style. Plain text, never HTML: what a publisher writes cannot
 * become markup in an app.
 *
 * @param text not empty; white space as it is to be shown
 * @param href absolute {@code http}, {@code https} or {@code mailto} address the text links to
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Run(
        @JsonProperty("t") String text,
        @JsonProperty("b") boolean bold,
        @JsonProperty("i") boolean italic,
        @JsonProperty("c") boolean code,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> href) {

    public static Run plain(String text) {
        return new Run(text, false, false, false, Optional.empty());
    }

    /** The text of the runs, one after another, without their style. */
    public static String textOf(List<Run> runs) {
        if (runs.size() == 1) {
            return runs.getFirst().text();
        }
        var text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }
}
