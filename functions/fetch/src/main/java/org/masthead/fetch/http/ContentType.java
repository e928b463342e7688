package org.masthead.fetch.http;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import okhttp3.MediaType;

/** What an answer's {@code Content-Type} says. */
public final class ContentType {

    private ContentType() {}

    /** The name of the charset, where one is named that Java knows. */
    public static Optional<String> charset(FetchResult.Fetched fetched) {
        return fetched.contentType()
                .flatMap(type -> Optional.ofNullable(MediaType.parse(type)))
                .flatMap(type -> Optional.ofNullable(type.charset()))
                .map(Charset::name);
    }

    /** A missing type is left to the extractor to judge. */
    public static boolean isHtml(FetchResult.Fetched fetched) {
        var type = fetched.contentType().orElse("text/html").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }

    /** Text of another kind than HTML, as servers in trouble answer too. */
    public static boolean isText(FetchResult.Fetched fetched) {
        var type = fetched.contentType().orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.startsWith("application/json");
    }
}
