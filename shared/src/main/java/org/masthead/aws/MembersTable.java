package org.masthead.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.masthead.member.Ledger;
import org.masthead.member.Member;
import org.masthead.member.ProfileVersion;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The {@code members} table: everything about a member in one partition. Items {@code profile} and
 * {@code profile#hot} are what a feed request reads; {@link LedgerTable} has the ledger, and writes
 * the entitlement beside the profile.
 */
public final class MembersTable {

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final ProfileItems profiles;

    public MembersTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.profiles = new ProfileItems(dynamoDb, table);
    }

    /** The member, as {@link #see(String, Instant, ProfileVersion)} finds them for a new caller. */
    public Member see(String id, Instant now) {
        return see(id, now, ProfileVersion.NONE);
    }

    /**
     * Reads the member by one eventually consistent Query: half a read unit, as long as the two
     * items are 4 KB together. Where that is older than what the caller has seen, or than what this
     * instance wrote itself, they are read again, consistently. Where there is nothing, this is the
     * member's first sight and begins the trial.
     *
     * @param seen what the caller has seen
     */
    public Member see(String id, Instant now, ProfileVersion seen) {
        return profiles.read(id, seen).orElseGet(() -> welcome(id, now));
    }

    /** The member as they are now: consistent. */
    public Optional<Member> find(String id) {
        return profiles.readNow(id);
    }

    /**
     * Changes a member. Where somebody else changes them at the same time, they are read again and
     * the change is made to what is there then.
     *
     * @param member as they were read; a moment ago is good enough
     * @param change may be asked several times; keeps the entitlement, which is the ledger's
     * @return the member as they are now
     */
    public Member change(Member member, UnaryOperator<Member> change) {
        return profiles.change(member, change);
    }

    /** Of several first requests at once one writes; the others read what it wrote. */
    private Member welcome(String id, Instant now) {
        return Tries.until(() -> write(id, now).or(() -> find(id)));
    }

    /** Profile and first ledger line together or not at all. */
    private Optional<Member> write(String id, Instant now) {
        var trial = Ledger.trial(id, now);
        var member = Member.welcome(id, now, Ledger.fold(List.of(trial)));
        boolean written =
                new Transaction(table)
                        .putNew(LedgerItems.line(id, trial))
                        .putNew(ProfileItems.item(member))
                        .happens(dynamoDb);
        return written ? Optional.of(member) : Optional.empty();
    }
}
