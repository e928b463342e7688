package org.masthead.local.cloud.command;

import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.RunningCloud;
import org.masthead.local.cloud.Style;
import org.masthead.local.stores.Happening;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code store}: something happens at Apple, Google or Stripe, and they tell the webhook, signed.
 * After a purchase with Apple the app brings its transaction, as apps do.
 */
record StoreEvents(RunningCloud running, PrintStream out, Style style) {

    private static final JsonMapper JSON = JsonMapper.shared();

    void run(List<String> words) {
        if (words.size() < 2) {
            throw new CloudException(
                    "say a store (apple, google, stripe) and what happens, one of: %s; or all"
                            .formatted(Happening.words()));
        }
        var options = options(words.subList(2, words.size()));
        var table = new Table("STORE", "EVENT", "SUBSCRIPTION", "ANSWER");
        for (var happening : happenings(words.get(1))) {
            options.put("store", words.get(0));
            options.put("what", happening);
            var said = happen(options, words.get(1).equals("all"));
            table.add(
                    words.get(0),
                    said.path("type").asString(happening),
                    said.path("subscription").asString(""),
                    said.path("answer").asString(""));
        }
        table.print(out, style);
    }

    private static List<String> happenings(String word) {
        return word.equals("all") ? List.of(Happening.words().split(" ", -1)) : List.of(word);
    }

    private static Map<String, String> options(List<String> words) {
        var options = new HashMap<>(Map.of("member", "ada"));
        for (int i = 0; i + 1 < words.size(); i += 2) {
            switch (words.get(i)) {
                case "--member", "--product", "--subscription" ->
                        options.put(words.get(i).substring(2), words.get(i + 1));
                default ->
                        throw new CloudException(
                                "store does not know %s; it has --member, --product and"
                                                .formatted(words.get(i))
                                        + " --subscription");
            }
        }
        return options;
    }

    private JsonNode happen(Map<String, String> options, boolean oneOfAll) {
        var response =
                LocalHttp.send(
                        HttpRequest.newBuilder(running.stores().resolve("/happen"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form(options)))
                                .build());
        var said = JSON.readTree(response.body());
        if (response.statusCode() != 200 && !oneOfAll) {
            throw new CloudException(said.path("answer").asString("the local stores said no"));
        }
        if (said.has("bring")) {
            bring(said, options.getOrDefault("member", "ada"));
        }
        return said;
    }

    private void bring(JsonNode said, String member) {
        var api = URI.create(said.path("api").asString());
        var response =
                LocalHttp.send(
                        HttpRequest.newBuilder(api.resolve("/v1/me/subscriptions"))
                                .header(
                                        "Authorization",
                                        "Bearer " + new TokenRequest(running).token(member))
                                .POST(BodyPublishers.ofString(said.path("bring").toString()))
                                .build());
        if (response.statusCode() != 200) {
            throw new CloudException("the purchase was not taken: " + response.body());
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it ->
                        it.getKey()
                                + "="
                                + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
