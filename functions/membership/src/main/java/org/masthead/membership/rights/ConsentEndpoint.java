package org.masthead.membership.rights;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.aws.Consents;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Consent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code /v1/me/consent}: what a member's data may be used for, and when they said so. */
public final class ConsentEndpoint {

    private static final int LONGEST_POLICY = 60;

    private final Consents consents;
    private final InstantSource clock;

    public ConsentEndpoint(Consents consents, InstantSource clock) {
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * Where it stands, and how it came there.
     *
     * @param purposes each with the last answer; what was never asked is not agreed to
     * @param history all answers, the last first
     */
    record ConsentView(Map<Consent.Purpose, Boolean> purposes, List<Consent> history) {}

    private record Said(String policy, Map<Consent.Purpose, Boolean> purposes) {}

    public HttpReply show(String member) {
        return HttpReply.ok(view(consents.of(member)));
    }

    private static ConsentView view(List<Consent> history) {
        var purposes = new EnumMap<Consent.Purpose, Boolean>(Consent.Purpose.class);
        for (var purpose : Consent.Purpose.values()) {
            purposes.put(purpose, false);
        }
        history.reversed().forEach(consent -> purposes.putAll(consent.purposes()));
        return new ConsentView(purposes, history);
    }

    public HttpReply say(HttpRequest request, String member) {
        return said(request)
                .map(said -> {
                    consents.add(
                            member, new Consent(said.policy(), said.purposes(), clock.instant()));
                    return show(member);
                })
                .orElseGet(ConsentEndpoint::badConsent);
    }

    private static Optional<Said> said(HttpRequest request) {
        try {
            var json = Json.tree(request.body());
            var said = new Said(json.path("policy").asString(""), purposes(json.path("purposes")));
            return Optional.of(said)
                    .filter(it -> !it.policy().isBlank() && !it.purposes().isEmpty())
                    .filter(it -> it.policy().length() <= LONGEST_POLICY);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<Consent.Purpose, Boolean> purposes(JsonNode json) {
        var purposes = new EnumMap<Consent.Purpose, Boolean>(Consent.Purpose.class);
        json.properties()
                .forEach(entry ->
                        purposes.put(
                                Json.read("\"" + entry.getKey() + "\"", Consent.Purpose.class),
                                entry.getValue().booleanValue()));
        return purposes;
    }

    private static HttpReply badConsent() {
        return HttpReply.problem(
                Problem.of(
                        "bad-consent",
                        "That is not usable as a consent",
                        422,
                        "Send {\"policy\": \"2026-11\", \"purposes\": {\"learning\": true}} with the"
                                + " version of the text that was shown; purposes are learning,"
                                + " figures and letters."));
    }
}
