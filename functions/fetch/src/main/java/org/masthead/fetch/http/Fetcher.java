package org.masthead.fetch.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one path by which Masthead asks publishers for anything. Reaches public addresses only,
 * follows redirects itself so that each hop is checked, and keeps a deadline and a size cap
 * whatever the origin does.
 */
public final class Fetcher {

    /** For the whole errand, redirects included; below the function's timeout in template.yaml. */
    static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Bytes of a body at most, content encoding removed. */
    static final int MAX_BODY = 10 * 1024 * 1024;

    /** RFC 9110 §15.4 leaves the number open; browsers take 20, feed readers 5. */
    static final int MAX_REDIRECTS = 5;

    private final OkHttpClient client;
    private final AddressGuard.PrivateOrigins allowed;
    private final String userAgent;
    private final InstantSource clock;

    /**
     * A fetcher.
     *
     * @param operatorContact where a publisher reaches the operator; part of the User-Agent
     * @param privateOrigins {@code host:port} pairs on private addresses that may be reached; empty
     *     text in production
     */
    public Fetcher(String operatorContact, String privateOrigins, InstantSource clock) {
        this.allowed = AddressGuard.PrivateOrigins.parse(privateOrigins);
        this.userAgent = "Masthead/0.1 (+" + operatorContact + ")";
        this.clock = clock;
        this.client =
                new OkHttpClient.Builder()
                        .socketFactory(new AddressGuard(allowed))
                        .proxy(Proxy.NO_PROXY)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .build();
    }

    /** What we have already, for a conditional GET (RFC 9110 §13.1). */
    public record Validators(Optional<String> etag, Optional<String> lastModified) {

        public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
    }

    /** GETs an address. */
    public FetchResult get(String address, Validators validators) {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        var visited = new HashSet<HttpUrl>();
        var next = WebAddress.parse(address);
        if (next.isEmpty()) {
            return new FetchResult.Refused("'%s' is not a web address".formatted(address));
        }
        var url = next.get();
        while (visited.add(url)) {
            var refusal = refusal(url);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (visited.size() > MAX_REDIRECTS + 1) {
                return new FetchResult.Refused(
                        "redirected more than %d times".formatted(MAX_REDIRECTS));
            }
            switch (exchange(url, validators, deadline)) {
                case Hop.End(var result) -> {
                    return result;
                }
                case Hop.Redirect(var target) -> url = target;
            }
        }
        return new FetchResult.Refused("redirects in a loop, back to " + url);
    }

    /** Ports other than the web's own are how a fetcher is turned into a port scanner. */
    private Optional<FetchResult> refusal(HttpUrl url) {
        boolean webPort = url.port() == HttpUrl.defaultPort(url.scheme());
        return webPort || allowed.contain(url.host(), url.port())
                ? Optional.empty()
                : Optional.of(new FetchResult.Refused(url + " is not on port 80 or 443"));
    }

    private sealed interface Hop {
        record End(FetchResult result) implements Hop {}

        record Redirect(HttpUrl target) implements Hop {}
    }

    private Hop exchange(HttpUrl url, Validators validators, long deadline) {
        try {
            var call = client.newCall(request(url, validators));
            call.timeout().deadlineNanoTime(deadline);
            try (var response = call.execute()) {
                return hop(response);
            }
        } catch (AddressGuard.NotPublic e) {
            return new Hop.End(new FetchResult.Refused(e.reason()));
        } catch (IOException | RuntimeException e) {
            // A runtime exception that an origin's answer provokes (OkHttp throws one for a
            // negative Content-Length) is the origin's failure like any other.
            return new Hop.End(FetchResult.Failed.because(words(e)));
        }
    }

    private Request request(HttpUrl url, Validators validators) {
        var request = new Request.Builder().url(url).header("User-Agent", userAgent);
        request.header(
                "Accept",
                "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml,"
                        + " application/feed+json, application/xml;q=0.9, */*;q=0.1");
        validators.etag().ifPresent(etag -> request.header("If-None-Match", etag));
        validators.lastModified().ifPresent(at -> request.header("If-Modified-Since", at));
        return request.build();
    }

    private Hop hop(Response response) throws IOException {
        return switch (response.code()) {
            case 200 -> new Hop.End(body(response));
            case 304 -> new Hop.End(new FetchResult.NotModified());
            case 301, 302, 303, 307, 308 -> redirect(response);
            case 408, 425, 429, 500, 502, 503, 504 ->
                    new Hop.End(
                            new FetchResult.Failed(
                                    "origin answered " + response.code(), retryAfter(response)));
            case 410 -> new Hop.End(new FetchResult.Refused("origin answered 410: gone for good"));
            default -> new Hop.End(new FetchResult.Refused("origin answered " + response.code()));
        };
    }

    private static Hop redirect(Response response) {
        var location = response.header("Location", "");
        return WebAddress.resolve(response.request().url(), location == null ? "" : location)
                .<Hop>map(Hop.Redirect::new)
                .orElseGet(() ->
                        new Hop.End(
                                new FetchResult.Refused(
                                        "redirects to '%s', which is not a web address"
                                                .formatted(location))));
    }

    private static FetchResult body(Response response) throws IOException {
        // OkHttp has removed the gzip it asked for; an encoding that is still named is another.
        var encoding = response.header("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity")) {
            return new FetchResult.Refused("content encoding '%s' is unknown".formatted(encoding));
        }
        var source = response.body().source();
        if (source.request(MAX_BODY + 1L)) {
            return new FetchResult.Refused(
                    "body is larger than %d MB".formatted(MAX_BODY / (1024 * 1024)));
        }
        return new FetchResult.Fetched(
                response.request().url().toString(),
                Optional.ofNullable(response.header("Content-Type")),
                Optional.ofNullable(response.header("ETag")),
                Optional.ofNullable(response.header("Last-Modified")),
                source.readByteArray());
    }

    /** Seconds or a date (RFC 9110 §10.2.3). */
    private Optional<Duration> retryAfter(Response response) {
        var seconds = Optional.ofNullable(response.header("Retry-After")).map(String::strip);
        if (seconds.filter(text -> text.matches("\\d{1,9}")).isPresent()) {
            return seconds.map(text -> Duration.ofSeconds(Long.parseLong(text)));
        }
        return Optional.ofNullable(response.headers().getInstant("Retry-After"))
                .map(at -> Duration.between(clock.instant(), at))
                .filter(Duration::isPositive);
    }

    private static String words(Exception e) {
        if (e instanceof InterruptedIOException) {
            return "no whole answer within %d s".formatted(DEADLINE.toSeconds());
        }
        return Optional.ofNullable(e.getMessage())
                .map(message -> e.getClass().getSimpleName() + ": " + message)
                .orElse(e.getClass().getSimpleName());
    }
}
