package org.masthead.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.masthead.json.Json;
import org.masthead.search.Archive;
import org.masthead.search.SearchQuery;
import org.masthead.story.Card;
import org.masthead.story.Slug;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The archive in Amazon OpenSearch Serverless, by its REST API: index {@value #INDEX}, a document a
 * story. Requests are signed for {@value #SERVICE} (AWS, "Supported operations and plugins in
 * Amazon OpenSearch Serverless").
 */
public final class OpenSearchArchive implements Archive {

    private static final String INDEX = "stories";
    private static final String SERVICE = "aoss";

    /** A bulk request is some 600 KB with it; the service takes 10 MB. */
    private static final int BATCH = 500;

    private final URI endpoint;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;

    /**
     * An archive that is there; it makes its index with the first story.
     *
     * @param endpoint of the collection
     */
    public OpenSearchArchive(
            URI endpoint, String region, AwsCredentialsProvider credentials, SdkHttpClient http) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
        this.http = http;
    }

    /** The archive does not do what it is asked. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(String what) {
            super(what);
        }
    }

    @Override
    public Outcome search(SearchQuery query, int from, int most) {
        try {
            // One more than is shown tells whether there is another page.
            var body = Json.write(OpenSearchQuery.of(query, from, most + 1));
            var answer = post("/" + INDEX + "/_search", body);
            var cards = new ArrayList<Card>();
            for (var hit : answer.at("/hits/hits")) {
                cards.add(Json.read(hit.at("/_source/card").asString(""), Card.class));
            }
            boolean more = cards.size() > most;
            return new Outcome.Found(more ? cards.subList(0, most) : cards, more);
        } catch (IOException | Refused | JacksonException e) {
            return new Outcome.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Puts stories in, or replaces them, and takes others out; any of it may be done twice.
     *
     * @param gone ids
     * @throws IOException where the archive does not answer, or refuses one of them
     */
    public void change(List<Card> cards, List<String> gone) throws IOException {
        var lines = new ArrayList<String>();
        for (var card : cards) {
            var id = Json.write(new Target(INDEX, card.id()));
            lines.add("{\"index\":" + id + "}\n" + Json.write(Document.of(card)) + "\n");
        }
        gone.forEach(id -> lines.add("{\"delete\":" + Json.write(new Target(INDEX, id)) + "}\n"));
        for (int at = 0; at < lines.size(); at += BATCH) {
            bulk(lines.subList(at, Math.min(at + BATCH, lines.size())));
        }
    }

    private record Target(String _index, String _id) {}

    /**
     * A story as the archive holds it.
     *
     * @param card as JSON; given back with a hit, never searched
     */
    private record Document(
            String headline,
            String summary,
            String source,
            String section,
            String language,
            long published,
            String card) {

        static Document of(Card card) {
            return new Document(
                    card.headline(),
                    card.summary().orElse(""),
                    card.sourceId(),
                    card.section().map(Slug::of).orElse(""),
                    card.language().orElse("").split("-", 2)[0],
                    card.published().getEpochSecond(),
                    Json.write(card));
        }
    }

    private void bulk(List<String> lines) throws IOException {
        try {
            var answer = post("/_bulk", String.join("", lines));
            for (var item : answer.path("items")) {
                // A story that was never in the archive is out of it as well.
                int status = item.path("index").path("status").asInt(200);
                if (status >= 300) {
                    throw new IOException("the archive refused a story: " + item);
                }
            }
        } catch (Refused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private JsonNode post(String path, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var request =
                SdkHttpRequest.builder()
                        .uri(endpoint.resolve(path))
                        .method(SdkHttpMethod.POST)
                        .putHeader("content-type", "application/json")
                        .putHeader("content-length", Integer.toString(bytes.length))
                        .build();
        ContentStreamProvider content = ContentStreamProvider.fromByteArray(bytes);
        var call =
                HttpExecuteRequest.builder()
                        .request(signed(request, content))
                        .contentStreamProvider(content)
                        .build();
        var answer = http.prepareRequest(call).call();
        var text =
                answer.responseBody().isPresent()
                        ? answer.responseBody().get().readAllBytes()
                        : new byte[0];
        if (!answer.httpResponse().isSuccessful()) {
            throw new Refused(
                    "the archive answered %s with %d"
                            .formatted(path, answer.httpResponse().statusCode()));
        }
        return Json.tree(text);
    }

    private SdkHttpRequest signed(SdkHttpRequest request, ContentStreamProvider content) {
        AwsCredentialsIdentity identity = credentials.resolveCredentials();
        return AwsV4HttpSigner.create()
                .sign(it ->
                        it.identity(identity)
                                .request(request)
                                .payload(content)
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                                .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
    }
}
