package org.masthead.membership;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MembersTable;
import org.masthead.json.Json;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.member.Entitlement;
import org.masthead.member.Ledger;
import org.masthead.member.Person;
import org.masthead.member.ProfileVersion;

/** {@code GET /v1/me/membership}. */
final class MembershipEndpoint {

    private final MembersTable members;
    private final LedgerTable ledger;
    private final InstantSource clock;

    MembershipEndpoint(MembersTable members, LedgerTable ledger, InstantSource clock) {
        this.members = members;
        this.ledger = ledger;
        this.clock = clock;
    }

    HttpReply show(HttpRequest request, String member) {
        members.see(Person.of(member, request.claims()), clock.instant(), ProfileVersion.NONE);
        return HttpReply.ok(membership(member));
    }

    private MembershipView membership(String id) {
        var now = clock.instant();
        var lines = ledger.of(id);
        // From the ledger itself, not from its copy in the profile: this is the place to look it
        // up.
        return MembershipView.of(id, Ledger.fold(lines), lines, now);
    }

    void prime() {
        members.find("priming");
        Json.write(MembershipView.of("priming", Entitlement.NONE, List.of(), Instant.EPOCH));
    }
}
