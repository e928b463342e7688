package org.masthead.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.masthead.member.Member;
import org.masthead.member.Person;
import org.masthead.member.Plans;
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
    private final Welcome welcome;

    /**
     * The table where nobody is welcomed, or where it does not matter that a person with a new
     * account is welcomed again.
     */
    public MembersTable(DynamoDbClient dynamoDb, String table) {
        this(dynamoDb, table, Optional.empty());
    }

    /**
     * The table as functions that members call have it.
     *
     * @param trialSalt of the marks by which a person who has had the free days is known again;
     *     asked for at a first sight only
     */
    public MembersTable(DynamoDbClient dynamoDb, String table, Supplier<String> trialSalt) {
        this(dynamoDb, table, Optional.of(trialSalt));
    }

    private MembersTable(
            DynamoDbClient dynamoDb, String table, Optional<Supplier<String>> trialSalt) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.profiles = new ProfileItems(dynamoDb, table);
        this.welcome = new Welcome(dynamoDb, table, trialSalt);
    }

    /** The member, as {@link #see(Person, Instant, ProfileVersion)} finds them for a new caller. */
    public Member see(String id, Instant now) {
        return see(Person.of(id), now, ProfileVersion.NONE);
    }

    /** The same, of whom only the id is known. */
    public Member see(String id, Instant now, ProfileVersion seen) {
        return see(Person.of(id), now, seen);
    }

    /**
     * Reads the member by one eventually consistent Query: half a read unit, as long as the two
     * items are 4 KB together. Where that is older than what the caller has seen, or than what this
     * instance wrote itself, they are read again, consistently. Where there is nothing, this is the
     * member's first sight, which begins the trial where this person has had none.
     *
     * @param seen what the caller has seen
     */
    public Member see(Person person, Instant now, ProfileVersion seen) {
        return profiles.read(person.id(), seen).orElseGet(() -> welcome(person, now));
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
    private Member welcome(Person person, Instant now) {
        var id = person.id();
        var member = Tries.until(() -> find(id).or(() -> welcome.write(person, now)));
        // Plans say who shares what, and somebody new shares nothing yet.
        var ledger = new LedgerTable(dynamoDb, table, Plans.of(List.of()), () -> now);
        // What a store said of them before we had ever seen them.
        return ledger.settle(id) ? find(id).orElse(member) : member;
    }
}
