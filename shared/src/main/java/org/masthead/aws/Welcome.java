package org.masthead.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.masthead.lambda.Log;
import org.masthead.member.Ledger;
import org.masthead.member.LedgerLine;
import org.masthead.member.Member;
import org.masthead.member.Person;
import org.masthead.member.Store;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A member's first sight: the profile, and the free days where this person has not had them before.
 * That they had is remembered by marks, items {@code trial#HMAC} that hold nothing else and stay
 * when the member's own partition is erased. Without the salt nobody can tell whose they are, nor
 * try e-mail addresses out on them.
 */
final class Welcome {

    private static final String MARK = "trial#";
    private static final String ALGORITHM = "HmacSHA256";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Optional<Supplier<String>> salt;

    Welcome(DynamoDbClient dynamoDb, String table, Optional<Supplier<String>> salt) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.salt = salt;
    }

    /** Empty where somebody else wrote at the same time. */
    Optional<Member> write(Person person, Instant now) {
        var marks = marks(person);
        var lines =
                marks.stream().anyMatch(this::isThere)
                        ? List.<LedgerLine>of()
                        : List.of(Ledger.trial(person.id(), now));
        var member = Member.welcome(person.id(), now, Ledger.fold(lines));
        // Two accounts of one person at the same moment: the marks let one of them through.
        var write = new Transaction(table).putNew(ProfileItems.item(member));
        lines.forEach(line -> write.putNew(LedgerItems.line(person.id(), line)));
        marks.forEach(mark -> {
            var item = Item.of(mark);
            var _ = lines.isEmpty() ? write.put(item) : write.putNew(item);
        });
        if (!write.happens(dynamoDb)) {
            return Optional.empty();
        }
        lines.forEach(line -> count());
        return Optional.of(member);
    }

    /** Our own free days, beside those that stores give. */
    private static void count() {
        Log.metrics(
                Map.of("Store", Store.TRIAL.label()),
                Map.of("TrialsStarted", "Count"),
                Map.of("TrialsStarted", 1));
    }

    private List<Map<String, AttributeValue>> marks(Person person) {
        return salt.map(Supplier::get).stream()
                .flatMap(key -> person.marks().stream().map(mark -> MARK + hmac(key, mark)))
                .map(partition -> LedgerItems.key(partition, "trial"))
                .toList();
    }

    private boolean isThere(Map<String, AttributeValue> key) {
        return Item.read(dynamoDb, table, key).isPresent();
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
