package org.masthead.membership;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.masthead.aws.MembersTable;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.member.Entitlement;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerEvent;
import org.masthead.member.Member;

/** {@code GET /v1/me/membership}. */
final class MembershipEndpoint {

    private final MembersTable members;
    private final InstantSource clock;

    MembershipEndpoint(MembersTable members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    /**
     * What the app shows under "membership".
     *
     * @param state now: {@code trial} or {@code expired}
     * @param entitled whether stories open now
     * @param until the end of what was granted last
     * @param ledger every line, oldest first
     */
    record Membership(
            String member,
            String state,
            boolean entitled,
            Optional<Instant> until,
            List<LedgerEvent> ledger) {}

    HttpReply show(String member) {
        return HttpReply.ok(membership(member));
    }

    private Membership membership(String id) {
        var now = clock.instant();
        Member member = members.see(id, now);
        var ledger = members.ledger(id);
        // From the ledger itself, not from its copy in the profile: this is the place to look it
        // up.
        Entitlement entitlement = Ledger.fold(ledger);
        return new Membership(
                member.id(),
                entitlement.stateAt(now).name().toLowerCase(Locale.ROOT),
                entitlement.opensAt(now),
                entitlement.until(),
                ledger);
    }

    void prime() {
        members.find("priming");
        Json.write(new Membership("priming", "none", false, Optional.empty(), List.of()));
    }
}
