package org.masthead.local.endpoint;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of one request.
 *
 * @param service as in the signature's credential scope, {@code s3}; empty where unsigned
 * @param accessKeyId who signed it; empty where unsigned
 * @param operation as in {@code X-Amz-Target}, {@code GetItem}; empty for S3 and Lambda
 */
record AwsRequest(
        String method,
        URI uri,
        Headers headers,
        String service,
        String accessKeyId,
        String operation) {

    // AWS Signature Version 4, "Credential scope": key/date/region/service/aws4_request
    private static final Pattern SCOPE =
            Pattern.compile("([^/=\\s]+)/\\d{8}/[^/]+/([^/]+)/aws4_request");

    static AwsRequest of(String method, URI uri, Headers headers) {
        Optional<Matcher> scope = scope(uri, headers);
        String target = header(headers, "X-Amz-Target");
        return new AwsRequest(
                method,
                uri,
                headers,
                service(target, uri).or(() -> scope.map(m -> m.group(2))).orElse(""),
                scope.map(m -> m.group(1)).orElse(""),
                target.substring(target.indexOf('.') + 1));
    }

    String header(String name) {
        return header(headers, name);
    }

    /** Whether the query has this name, with or without a value. */
    boolean asks(String name) {
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .anyMatch(part -> part.equals(name) || part.startsWith(name + "="));
    }

    private static Optional<String> service(String target, URI uri) {
        if (target.startsWith("DynamoDB")) {
            return Optional.of("dynamodb");
        }
        if (target.startsWith("AmazonSQS")) {
            return Optional.of("sqs");
        }
        if (target.startsWith("secretsmanager")) {
            return Optional.of("secretsmanager");
        }
        return uri.getRawPath().startsWith(InvokeApi.PATH)
                ? Optional.of("lambda")
                : Optional.empty();
    }

    private static Optional<Matcher> scope(URI uri, Headers headers) {
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        String signed =
                header(headers, "Authorization")
                        + " "
                        + URLDecoder.decode(query, StandardCharsets.UTF_8);
        return Optional.of(SCOPE.matcher(signed)).filter(Matcher::find);
    }

    private static String header(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }
}
