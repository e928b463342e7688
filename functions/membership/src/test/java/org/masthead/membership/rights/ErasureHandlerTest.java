package org.masthead.membership.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.aws.LedgerTable;
import org.masthead.aws.MemberRecords;
import org.masthead.aws.MembersTable;
import org.masthead.json.Json;
import org.masthead.local.engines.LocalAws;
import org.masthead.member.Erasure;
import org.masthead.member.Plans;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ErasureHandlerTest {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final String table = AWS.tableName("MembersTable");
    private final MemberRecords records = new MemberRecords(AWS.dynamoDb(), table);

    @BeforeEach
    void empty() {
        AWS.reset();
    }

    private void put(String member, String item) {
        AWS.dynamoDb()
                .putItem(it ->
                        it.tableName(table)
                                .item(
                                        Map.of(
                                                "member", AttributeValue.fromS(member),
                                                "item", AttributeValue.fromS(item))));
    }

    private String handle(Erasure erasure) throws IOException {
        return Erasures.handle(() -> NOON, List.of(Json.write(erasure)));
    }

    private int left(String member) {
        return records.read(member, Optional.empty(), 1_000_000).items().size();
    }

    @Test
    void what_was_still_under_way_when_the_member_left_is_deleted() throws IOException {
        put("ada", "read#0123");
        put("grace", "read#0123");
        assertThat(handle(new Erasure("ada", Erasure.Scope.LATE)))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(left("ada")).isZero();
        assertThat(left("grace")).isEqualTo(1);
    }

    @Test
    void a_member_who_has_come_back_keeps_their_new_life() throws IOException {
        new MembersTable(AWS.dynamoDb(), table).see("ada", NOON);
        put("ada", "read#0123");
        handle(new Erasure("ada", Erasure.Scope.LATE));
        assertThat(left("ada")).isGreaterThan(1);
        handle(new Erasure("ada", Erasure.Scope.ALL));
        assertThat(left("ada")).isZero();
    }

    @Test
    void a_partition_too_large_for_one_go_is_deleted_in_several() {
        for (int i = 0; i < 90; i++) {
            put("ada", "read#" + i);
        }
        var ticks = new AtomicInteger();
        var ledger = new LedgerTable(AWS.dynamoDb(), table, Plans.bundled(), () -> NOON);
        // A clock that passes the deadline with its second look.
        var eraser =
                new Eraser(
                        ledger, records, () -> NOON.plusSeconds(ticks.getAndIncrement() % 2 * 60L));
        int calls = 1;
        while (!eraser.erase("ada", Duration.ofSeconds(30))) {
            calls++;
        }
        assertThat(calls).isEqualTo(4);
        assertThat(left("ada")).isZero();
    }
}
