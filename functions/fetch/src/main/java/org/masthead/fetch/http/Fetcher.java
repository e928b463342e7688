package org.masthead.fetch.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.masthead.address.WebAddress;

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

    /**
     * The longest ETag or date that is worth sending back. RFC 9110 names no limit; those of real
     * origins have fewer than 100 characters.
     */
    private static final Pattern VALIDATOR = Pattern.compile("[\\x20-\\x7e]{1,1000}");

    private final OkHttpClient client;
    private final AddressGuard.PrivateOrigins allowed;
    private final String userAgent;
    private final InstantSource clock;
    private final Duration deadline;

    /**
     * A fetcher.
     *
     * @param operatorContact where a publisher reaches the operator; part of the User-Agent
     * @param privateOrigins {@code host:port} pairs on private addresses that may be reached; empty
     *     text in production
     */
    public Fetcher(String operatorContact, String privateOrigins, InstantSource clock) {
        this(operatorContact, privateOrigins, clock, Dns.SYSTEM, DEADLINE);
    }

    Fetcher(
            String operatorContact,
            String privateOrigins,
            InstantSource clock,
            Dns dns,
            Duration deadline) {
        this.allowed = AddressGuard.PrivateOrigins.parse(privateOrigins);
        this.userAgent = "Masthead/0.1 (+" + operatorContact + ")";
        this.clock = clock;
        this.deadline = deadline;
        this.client =
                new OkHttpClient.Builder()
                        .socketFactory(new AddressGuard(allowed))
                        .dns(dns)
                        .proxy(Proxy.NO_PROXY)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .connectTimeout(deadline)
                        .readTimeout(deadline)
                        // Lambda freezes the function between batches: a connection that is kept
                        // would be found closed at the next.
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                        .addNetworkInterceptor(Fetcher::askOnce)
                        .build();
    }

    /**
     * OkHttp asks again at once where a 503 carries {@code Retry-After: 0}, whatever it is told.
     */
    private static Response askOnce(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /** What we have already, for a conditional GET (RFC 9110 §13.1). */
    public record Validators(Optional<String> etag, Optional<String> lastModified) {

        public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
    }

    /** GETs an address. */
    public FetchResult get(String address, Validators validators) {
        var end = System.nanoTime() + deadline.toNanos();
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
            switch (exchange(url, validators, end)) {
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

    private Hop exchange(HttpUrl url, Validators validators, long end) {
        try {
            var call = client.newCall(request(url, validators));
            call.timeout().deadlineNanoTime(end);
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
        int code = response.code();
        return switch (code) {
            case 200 -> new Hop.End(body(response));
            case 301, 302, 303, 307, 308 -> redirect(response);
            case 304 -> new Hop.End(notModified(response));
            case 408, 425, 429 -> new Hop.End(failed(response));
            case 410 -> new Hop.End(new FetchResult.Refused("origin answered 410: gone for good"));
            default ->
                    new Hop.End(
                            code >= 500
                                    ? failed(response)
                                    : new FetchResult.Refused("origin answered " + code));
        };
    }

    private FetchResult failed(Response response) {
        return new FetchResult.Failed("origin answered " + response.code(), retryAfter(response));
    }

    private static FetchResult notModified(Response response) {
        var request = response.request();
        boolean conditional =
                request.header("If-None-Match") != null
                        || request.header("If-Modified-Since") != null;
        return conditional
                ? new FetchResult.NotModified()
                : new FetchResult.Refused("origin answered 304, but we have nothing of it yet");
    }

    private static Hop redirect(Response response) {
        var location = response.header("Location");
        if (location == null) {
            return new Hop.End(
                    new FetchResult.Refused(
                            "origin answered %d without a Location".formatted(response.code())));
        }
        return WebAddress.resolve(response.request().url(), location)
                .<Hop>map(Hop.Redirect::new)
                .orElseGet(() ->
                        new Hop.End(
                                new FetchResult.Refused(
                                        "redirects to '%s', which is not a web address"
                                                .formatted(location))));
    }

    private static FetchResult body(Response response) throws IOException {
        var encoding = contentEncoding(response);
        if (!encoding.isEmpty() && !encoding.equals("gzip") && !encoding.equals("identity")) {
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
                validator(response, "ETag"),
                validator(response, "Last-Modified"),
                source.readByteArray());
    }

    /** As the origin sent it: OkHttp removes the header with the gzip it asked for. */
    private static String contentEncoding(Response response) {
        var asSent = response.networkResponse() == null ? response : response.networkResponse();
        return String.join(", ", asSent.headers("Content-Encoding"))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** What cannot be sent back as a header is no validator. */
    private static Optional<String> validator(Response response, String name) {
        return Optional.ofNullable(response.header(name))
                .filter(value -> VALIDATOR.matcher(value).matches());
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

    private String words(Exception e) {
        if (e instanceof InterruptedIOException) {
            return "no whole answer within %d s".formatted(deadline.toSeconds());
        }
        return Optional.ofNullable(e.getMessage())
                .map(message -> e.getClass().getSimpleName() + ": " + message)
                .orElse(e.getClass().getSimpleName());
    }
}
