package org.masthead.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A picture by its address; the bytes stay with the publisher.
 *
 * @param url absolute {@code http} or {@code https} address
 * @param width in pixels as the publisher declares it; 0 where it does not
 * @param height in pixels as the publisher declares it; 0 where it does not
 * @param alt what the picture shows, for people who do not see it
 */
public record Image(
        String url,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int width,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int height,
        Optional<String> alt,
        Optional<String> caption,
        Optional<String> credit) {

    public static Image at(String url) {
        return new Image(url, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
