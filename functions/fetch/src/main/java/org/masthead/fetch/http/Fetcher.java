package org.masthead.fetch.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
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

    /**
     * For all requests of a journey, redirects included, without what the gate takes to admit them:
     * another file's slowness is not the page's. With {@code Patience} of the host package, and a
     * host's own file or two, below the function's timeout in template.yaml.
     */
    static final Duration DEADLINE = Duration.ofSeconds(20);

    private final OkHttpClient client;
    private final AddressGuard.PrivateOrigins allowed;
    private final String userAgent;
    private final Answers answers;
    private final Duration deadline;

    /**
     * A fetcher.
     *
     * @param operatorContact where a publisher reaches the operator; part of the User-Agent
     * @param privateOrigins {@code host:port} pairs on private addresses that may be reached; empty
     *     text in production
     */
    public Fetcher(String operatorContact, String privateOrigins, InstantSource clock) {
        this(operatorContact, privateOrigins, clock, DEADLINE, builder -> builder);
    }

    /** With name servers or certificates of a test's own; what guards the fetcher stays. */
    Fetcher(
            String operatorContact,
            String privateOrigins,
            InstantSource clock,
            Duration deadline,
            UnaryOperator<OkHttpClient.Builder> wiring) {
        this.allowed = AddressGuard.PrivateOrigins.parse(privateOrigins);
        this.userAgent = "Masthead/0.1 (+" + operatorContact + ")";
        this.answers = new Answers(clock);
        this.deadline = deadline;
        this.client =
                wiring.apply(new OkHttpClient.Builder())
                        .socketFactory(new AddressGuard(allowed))
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

    /** GETs an address, asking nobody whether that is polite; for tests. */
    FetchResult get(String address, Validators validators) {
        return done(get(address, validators, Gate.OPEN));
    }

    /** GETs an address; each request is made only as the gate admits it. */
    public Attempt get(String address, Validators validators, Gate gate) {
        return follow(address, url -> request(url, validators).build(), answers::read, gate);
    }

    /**
     * GETs a file in which a host states its rules: what cannot be read is a failure, never a host
     * without rules, and of a large one the beginning is had.
     */
    public Attempt getRules(String address, Gate gate) {
        return follow(
                address, url -> request(url, Validators.NONE).build(), answers::readRules, gate);
    }

    /**
     * POSTs a form that holds a secret. A redirect that keeps it a POST (307, 308) is followed as a
     * GET's is.
     *
     * @param form names and values, encoded here
     */
    public PostResult post(String address, Map<String, String> form, Gate gate) {
        var body = new FormBody.Builder(StandardCharsets.UTF_8);
        form.forEach(body::add);
        var posted = body.build();
        return posted(
                follow(
                        address,
                        url -> request(url, Validators.NONE).post(posted).build(),
                        answers::readPosted,
                        url -> plainRefusal(url).orElseGet(() -> gate.admit(url))));
    }

    /** W3C Recommendation "WebSub" §5.1: over https alone, but for the local cloud's own hosts. */
    private Optional<Gate.Admission> plainRefusal(HttpUrl url) {
        return url.isHttps() || allowed.contain(url.host(), url.port())
                ? Optional.empty()
                : Optional.of(
                        new Gate.Shut(
                                new FetchResult.Refused(
                                        url + " is not https, and a secret goes nowhere else")));
    }

    private static PostResult posted(Attempt attempt) {
        return switch (attempt) {
            case Attempt.PutOff(var booked) -> new PostResult.PutOff(booked);
            case Attempt.Done(var result) -> posted(result);
        };
    }

    private static PostResult posted(FetchResult result) {
        return switch (result) {
            case FetchResult.Fetched ignored -> new PostResult.Accepted();
            case FetchResult.NotModified ignored -> new PostResult.Refused("origin answered 304");
            case FetchResult.Gone gone -> new PostResult.Refused(gone.reason());
            case FetchResult.NotFound missing -> new PostResult.Refused(missing.reason());
            case FetchResult.Unavailable(var reason, var ignored) -> new PostResult.Refused(reason);
            case FetchResult.Disallowed(var reason) -> new PostResult.Refused(reason);
            case FetchResult.Refused(var reason) -> new PostResult.Refused(reason);
            case FetchResult.Failed(var reason, var retryAfter) ->
                    new PostResult.Failed(reason, retryAfter);
        };
    }

    private static FetchResult done(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Done(var result) -> result;
            case Attempt.PutOff(var booked) ->
                    throw new IllegalStateException("an open gate said: not before " + booked);
        };
    }

    /** How a response is read. */
    private interface Reader {
        Hop read(Response response) throws IOException;
    }

    private Attempt follow(
            String address, Function<HttpUrl, Request> asked, Reader reader, Gate gate) {
        var end = System.nanoTime() + deadline.toNanos();
        var next = WebAddress.parse(address);
        if (next.isEmpty()) {
            return refused("'%s' is not a web address".formatted(address));
        }
        var journey = new Journey();
        var url = next.get();
        while (true) {
            var refusal = journey.refusal(url).or(portRefusal(url));
            if (refusal.isPresent()) {
                return refused(refusal.get());
            }
            var asking = System.nanoTime();
            var admission = gate.admit(url);
            end += System.nanoTime() - asking;
            switch (admission) {
                case Gate.Shut(var result) -> {
                    return new Attempt.Done(result);
                }
                case Gate.Later(var booked) -> {
                    return new Attempt.PutOff(booked);
                }
                case Gate.Admitted(var visit) -> {
                    switch (exchange(asked.apply(url), reader, end, visit)) {
                        case Hop.End(var result) -> {
                            return new Attempt.Done(journey.end(result));
                        }
                        case Hop.Redirect redirect -> {
                            journey.follow(redirect);
                            url = redirect.target();
                        }
                    }
                }
            }
        }
    }

    private static Attempt refused(String reason) {
        return new Attempt.Done(new FetchResult.Refused(reason));
    }

    /** Ports other than the web's own are how a fetcher is turned into a port scanner. */
    private Supplier<Optional<String>> portRefusal(HttpUrl url) {
        return () -> {
            boolean webPort = url.port() == HttpUrl.defaultPort(url.scheme());
            return webPort || allowed.contain(url.host(), url.port())
                    ? Optional.empty()
                    : Optional.of(url + " is not on port 80 or 443");
        };
    }

    private Hop exchange(Request request, Reader reader, long end, Gate.Visit visit) {
        var ending = Gate.Ending.NO_ANSWER;
        try {
            var call = client.newCall(request);
            call.timeout().deadlineNanoTime(end);
            try (var response = call.execute()) {
                ending = new Gate.Ending(response.code(), answers.retryAfter(response));
                return reader.read(response);
            }
        } catch (AddressGuard.NotPublic e) {
            return Hop.refused(e.reason());
        } catch (IOException | RuntimeException e) {
            // A runtime exception that an origin's answer provokes (OkHttp throws one for a
            // negative Content-Length) is the origin's failure like any other.
            return new Hop.End(FetchResult.Failed.because(words(e)));
        } finally {
            visit.end(ending);
        }
    }

    private Request.Builder request(HttpUrl url, Validators validators) {
        var request = new Request.Builder().url(url).header("User-Agent", userAgent);
        request.header(
                "Accept",
                "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml,"
                        + " application/feed+json, application/xml;q=0.9, */*;q=0.1");
        validators.etag().ifPresent(etag -> request.header("If-None-Match", etag));
        validators.lastModified().ifPresent(at -> request.header("If-Modified-Since", at));
        return request;
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
