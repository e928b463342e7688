package org.masthead.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as every table, queue, object and reply of Masthead has it: absent optionals are left out,
 * times are RFC 3339 strings, unknown properties are ignored so that an older reader accepts what a
 * newer writer adds.
 */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(ignored ->
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                    // An absent "b" of a run is false, an absent width is 0.
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static byte[] writeBytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /**
     * Reads one value.
     *
     * @throws JacksonException when the text is not JSON or does not fit the type
     * @throws IllegalArgumentException when it is the JSON null
     */
    public static <T> T read(String json, Class<T> type) {
        return notNull(MAPPER.readValue(json, type), type);
    }

    /**
     * Reads one value.
     *
     * @throws JacksonException when the bytes are not JSON or do not fit the type
     * @throws IllegalArgumentException when they are the JSON null
     */
    public static <T> T read(byte[] json, Class<T> type) {
        return notNull(MAPPER.readValue(json, type), type);
    }

    /**
     * Reads any JSON.
     *
     * @throws JacksonException when the bytes are not JSON
     */
    public static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }

    private static <T> T notNull(@Nullable T value, Class<T> type) {
        if (value == null) {
            throw new IllegalArgumentException("null is no " + type.getSimpleName());
        }
        return value;
    }
}
