package org.masthead.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.masthead.aws.AuditTable;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;

/** {@code GET /v1/admin/audit}: what operators asked for. */
final class AuditEndpoint {

    private final AuditTable audit;

    AuditEndpoint(AuditTable audit) {
        this.audit = audit;
    }

    record Day(String day, List<AuditTable.Line> lines) {}

    HttpReply show(HttpRequest request) {
        return day(request)
                .map(day -> HttpReply.fresh(200, new Day(day.toString(), audit.of(day))))
                .orElseGet(Refusal::badDay);
    }

    private static Optional<LocalDate> day(HttpRequest request) {
        try {
            return request.query("day").map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
