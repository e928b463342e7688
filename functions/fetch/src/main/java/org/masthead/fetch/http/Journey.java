package org.masthead.fetch.http;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** The way from a requested address to the one that answers. */
final class Journey {

    /** RFC 9110 §15.4 leaves the number open; browsers take 20, feed readers 5. */
    static final int MAX_REDIRECTS = 5;

    private final Set<HttpUrl> visited = new HashSet<>();
    private Optional<HttpUrl> moved = Optional.empty();
    private boolean allPermanent = true;

    /** Why the way does not go on to this address, where it does not. */
    Optional<String> refusal(HttpUrl next) {
        if (!visited.add(next)) {
            return Optional.of("redirects in a loop, back to " + next);
        }
        return visited.size() > MAX_REDIRECTS + 1
                ? Optional.of("redirected more than %d times".formatted(MAX_REDIRECTS))
                : Optional.empty();
    }

    void follow(Hop.Redirect redirect) {
        allPermanent = allPermanent && redirect.permanent();
        if (allPermanent) {
            moved = Optional.of(redirect.target());
        }
    }

    /** The result as it stands at the journey's end. */
    FetchResult end(FetchResult result) {
        var permanentUrl = moved.map(HttpUrl::toString);
        return switch (result) {
            case FetchResult.Fetched page ->
                    new FetchResult.Fetched(
                            page.url(),
                            permanentUrl,
                            page.contentType(),
                            page.etag(),
                            page.lastModified(),
                            page.fresh(),
                            page.statements(),
                            page.body());
            case FetchResult.NotModified(var ignored, var fresh) ->
                    new FetchResult.NotModified(permanentUrl, fresh);
            case FetchResult.Gone gone -> gone;
            case FetchResult.NotFound missing -> missing;
            case FetchResult.Unavailable unavailable -> unavailable;
            case FetchResult.Disallowed disallowed -> disallowed;
            case FetchResult.Refused refused -> refused;
            case FetchResult.Failed failed -> failed;
        };
    }
}
