package org.masthead.membership.rights;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.aws.Consents;
import org.masthead.aws.MembersTable;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem;
import org.masthead.member.Consent;
import org.masthead.member.Member;
import org.masthead.member.ProfileVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code /v1/me/consent}: what a member's data may be used for, and when they said so. */
public final class ConsentEndpoint {

    private static final int LONGEST_POLICY = 60;

    private final Consents consents;
    private final MembersTable members;
    private final InstantSource clock;

    public ConsentEndpoint(Consents consents, MembersTable members, InstantSource clock) {
        this.consents = consents;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Where it stands, and how it came there.
     *
     * @param purposes each with the last answer; what was never said stands as {@link
     *     Consent.Purpose#unlessSaid}
     * @param history all answers, the last first
     */
    record ConsentView(Map<Consent.Purpose, Boolean> purposes, List<Consent> history) {}

    private record Said(String policy, Map<Consent.Purpose, Boolean> purposes) {

        boolean learning(Member known) {
            return purposes.getOrDefault(Consent.Purpose.LEARNING, known.learning());
        }
    }

    public HttpReply show(String member) {
        return HttpReply.ok(view(consents.of(member)));
    }

    private static ConsentView view(List<Consent> history) {
        var purposes = new EnumMap<Consent.Purpose, Boolean>(Consent.Purpose.class);
        for (var purpose : Consent.Purpose.values()) {
            purposes.put(purpose, purpose.unlessSaid());
        }
        history.reversed().forEach(consent -> purposes.putAll(consent.purposes()));
        return new ConsentView(purposes, history);
    }

    /** Keeps an answer, which is obeyed from then on; what is left out stays as it was. */
    public HttpReply say(HttpRequest request, Member member) {
        return said(request).map(said -> say(said, member)).orElseGet(ConsentEndpoint::badConsent);
    }

    /** It stands beside the profile too, so that whoever obeys it need not read it for itself. */
    private HttpReply say(Said said, Member member) {
        var changed = members.change(member, known -> known.learning(said.learning(known)));
        consents.add(member.id(), new Consent(said.policy(), said.purposes(), clock.instant()));
        return show(member.id()).with(ProfileVersion.HEADER, changed.version().toString());
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
                                + " version of the text that was shown; purposes are learning"
                                + " and letters."));
    }
}
