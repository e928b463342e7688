package org.masthead.fetch.http;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.masthead.address.WebAddress;
import org.masthead.host.WholeLines;

/** Reads what an origin answered. */
final class Answers {

    /** Bytes of a body at most, content encoding removed. */
    static final int MAX_BODY = 10 * 1024 * 1024;

    /** RFC 9309 §2.5: of a robots.txt at least 500 KiB are parsed. */
    static final int MAX_RULES = 512 * 1024;

    /**
     * The longest ETag or date that is worth sending back. RFC 9110 names no limit; those of real
     * origins have fewer than 100 characters.
     */
    private static final Pattern VALIDATOR = Pattern.compile("[\\x20-\\x7e]{1,1000}");

    private final InstantSource clock;

    Answers(InstantSource clock) {
        this.clock = clock;
    }

    Hop read(Response response) throws IOException {
        int code = response.code();
        return switch (code) {
            case 200 -> new Hop.End(body(response));
            case 301, 302, 303, 307, 308 -> redirect(response);
            case 304 -> new Hop.End(notModified(response));
            case 401, 403 ->
                    // Those of firewalls pass; those of paywalls stay.
                    new Hop.End(
                            new FetchResult.Unavailable(
                                    "origin answered " + code, Optional.empty()));
            case 404 -> new Hop.End(new FetchResult.NotFound());
            case 408, 425, 429 -> new Hop.End(failed(response));
            case 410 -> new Hop.End(new FetchResult.Gone());
            default ->
                    code >= 500
                            ? new Hop.End(failed(response))
                            : Hop.refused("origin answered " + code);
        };
    }

    /** To a POST, a few more are a yes (RFC 9110 §9.3.3), and 301 to 303 would make it a GET. */
    Hop readPosted(Response response) throws IOException {
        return switch (response.code()) {
            case 201, 202, 204 -> new Hop.End(body(response));
            case 301, 302, 303 -> Hop.refused("origin answered " + response.code() + " to a POST");
            default -> read(response);
        };
    }

    /**
     * Of a file that states rules. RFC 9309 §2.3.1: 200 and the file, redirects, and 4xx have a
     * meaning; any other answer leaves us without the rules, as an unreachable host does.
     */
    Hop readRules(Response response) throws IOException {
        int code = response.code();
        if (code == 200) {
            return new Hop.End(beginning(response));
        }
        boolean hasMeaning = code >= 400 || response.isRedirect();
        return hasMeaning ? read(response) : new Hop.End(failed(response));
    }

    private FetchResult failed(Response response) {
        return new FetchResult.Failed("origin answered " + response.code(), retryAfter(response));
    }

    private FetchResult notModified(Response response) {
        var request = response.request();
        boolean conditional =
                request.header("If-None-Match") != null
                        || request.header("If-Modified-Since") != null;
        return conditional
                ? new FetchResult.NotModified(Optional.empty(), fresh(response))
                : new FetchResult.Refused("origin answered 304, but we have nothing of it yet");
    }

    private static Hop redirect(Response response) {
        var location = response.header("Location");
        if (location == null) {
            return Hop.refused("origin answered %d without a Location".formatted(response.code()));
        }
        return WebAddress.resolve(response.request().url(), location)
                .<Hop>map(target -> new Hop.Redirect(target, response.code()))
                .orElseGet(() ->
                        Hop.refused(
                                "redirects to '%s', which is not a web address"
                                        .formatted(location)));
    }

    /** As many whole lines as are parsed: half a rule may forbid, or allow, more than it says. */
    private FetchResult beginning(Response response) throws IOException {
        var unknown = unknownEncoding(response);
        if (unknown.isPresent()) {
            return FetchResult.Failed.because(unknown.get());
        }
        var source = response.body().source();
        boolean whole = !source.request(MAX_RULES + 1L);
        var body = source.readByteArray(Math.min(MAX_RULES, source.getBuffer().size()));
        return fetched(response, whole ? body : WholeLines.of(body, MAX_RULES));
    }

    private static Optional<String> unknownEncoding(Response response) {
        return Optional.of(contentEncoding(response))
                .filter(encoding -> !Set.of("", "gzip", "identity").contains(encoding))
                .map("content encoding '%s' is unknown"::formatted);
    }

    private FetchResult body(Response response) throws IOException {
        var unknown = unknownEncoding(response);
        if (unknown.isPresent()) {
            return new FetchResult.Refused(unknown.get());
        }
        var source = response.body().source();
        if (source.request(MAX_BODY + 1L)) {
            return new FetchResult.Refused(
                    "body is larger than %d MB".formatted(MAX_BODY / (1024 * 1024)));
        }
        return fetched(response, source.readByteArray());
    }

    private FetchResult fetched(Response response, byte[] body) {
        return new FetchResult.Fetched(
                response.request().url().toString(),
                Optional.empty(),
                Optional.ofNullable(response.header("Content-Type")),
                validator(response, "ETag"),
                validator(response, "Last-Modified"),
                fresh(response),
                Statements.of(response.headers()),
                body);
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

    private Optional<Duration> fresh(Response response) {
        return Freshness.of(response.headers(), clock.instant());
    }

    /** Seconds or a date (RFC 9110 §10.2.3). */
    Optional<Duration> retryAfter(Response response) {
        var seconds = Optional.ofNullable(response.header("Retry-After")).map(String::strip);
        if (seconds.filter(text -> text.matches("\\d{1,9}")).isPresent()) {
            return seconds.map(text -> Duration.ofSeconds(Long.parseLong(text)));
        }
        return Optional.ofNullable(response.headers().getInstant("Retry-After"))
                .map(at -> Duration.between(clock.instant(), at))
                .filter(Duration::isPositive);
    }
}
