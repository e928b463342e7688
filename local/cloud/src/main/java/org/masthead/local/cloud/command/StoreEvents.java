package org.masthead.local.cloud.command;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
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
 * After a purchase with Apple the app brings its transaction, as apps do. What has become of the
 * membership is shown beside it.
 */
record StoreEvents(RunningCloud running, PrintStream out, Style style) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALL = "all";
    private static final String GIFT = "gift";

    void run(List<String> words) {
        if (words.size() < 2) {
            whatCanHappen();
            return;
        }
        var store = words.get(0);
        var options = options(words.subList(2, words.size()));
        var token = new TokenRequest(running).token(options.getOrDefault("member", "ada"));
        var table =
                new Table("STORE", "WHAT", "EVENT", "ANSWER", "SUBSCRIPTION", "UNTIL", "MEMBER");
        var happenings = happenings(words.get(1));
        for (int i = 0; i < happenings.size(); i++) {
            if (happenings.size() > 1) {
                var progress = "[%d/%d] ".formatted(i + 1, happenings.size());
                out.println(style.dim(progress) + happenings.get(i));
            }
            options.put("store", store);
            options.put("what", happenings.get(i));
            table.add(row(options, token, happenings.size() == 1));
        }
        table.print(out, style);
    }

    private void whatCanHappen() {
        var table = new Table("WHAT", "MEANS");
        for (var happening : Happening.values()) {
            table.add(happening.word(), happening.meaning());
        }
        table.add(ALL, "all of these, one after the other");
        table.add(GIFT, "at stripe: the member has bought days for somebody else");
        table.print(out, style);
        out.println();
        out.println("local/masthead store apple|google|stripe WHAT [--member NAME]");
    }

    private static List<String> happenings(String word) {
        return word.equals(ALL) ? List.of(Happening.words().split(" ", -1)) : List.of(word);
    }

    private static Map<String, String> options(List<String> words) {
        var options = new HashMap<>(Map.of("member", "ada"));
        for (int i = 0; i < words.size(); i += 2) {
            var name = words.get(i);
            if (!List.of("--member", "--product", "--subscription").contains(name)) {
                throw new CloudException(
                        "store does not know %s; it has --member, --product and --subscription"
                                .formatted(name));
            }
            if (i + 1 == words.size()) {
                throw new CloudException("say a value after " + name);
            }
            options.put(name.substring(2), words.get(i + 1));
        }
        return options;
    }

    private String[] row(Map<String, String> options, String token, boolean happensAlone) {
        var what = options.getOrDefault("what", "");
        var store = options.getOrDefault("store", "");
        var before = MembershipView.of(running.api(), token);
        var said = happen(options, happensAlone);
        if (said.has("bring")) {
            bring(said, token);
        }
        var silent = !said.has("type") || what.equals(GIFT) || what.equals(Happening.TEST.word());
        var after = silent ? before : before.next(running.api(), token, InstantSource.system());
        var id = store + ":" + said.path("subscription").asString("");
        var now = after.subscription(id);
        return new String[] {
            store,
            what,
            said.path("type").asString("-"),
            answer(said),
            now.map(it -> it.path("state").asString("")).orElse(silent ? "-" : "nobody's yet"),
            now.map(StoreEvents::until).orElse("-"),
            after.member()
        };
    }

    private static String until(JsonNode subscription) {
        var day = subscription.path("until").asString("-").replaceFirst("T.*", "");
        return subscription.path("autoRenew").asBoolean(false) ? day + ", renews" : day;
    }

    /** The status alone, where the webhook has taken the event. */
    private static String answer(JsonNode said) {
        var answer = said.path("answer").asString("");
        return answer.startsWith("200") ? "200" : answer;
    }

    /**
     * What a store knows not, such as pauses, stops a life of everything no earlier than its end.
     */
    private JsonNode happen(Map<String, String> options, boolean happensAlone) {
        var response =
                LocalHttp.send(
                        HttpRequest.newBuilder(running.stores().resolve("/happen"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form(options)))
                                .build());
        var said = JSON.readTree(response.body());
        if (response.statusCode() != 200 && happensAlone) {
            throw new CloudException(said.path("answer").asString("the local stores said no"));
        }
        return said;
    }

    private void bring(JsonNode said, String token) {
        var response =
                LocalHttp.send(
                        HttpRequest.newBuilder(running.api().resolve("/v1/me/subscriptions"))
                                .header("Authorization", "Bearer " + token)
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
