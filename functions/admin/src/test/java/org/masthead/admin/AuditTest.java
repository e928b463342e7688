package org.masthead.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.admin.AdminFixture.Answer;

class AuditTest {

    private final AdminFixture desk = new AdminFixture();

    private Answer audit(String day) {
        return desk.get("/v1/admin/audit", Map.of("day", day));
    }

    @Test
    void every_request_of_an_operator_leaves_a_line_whatever_became_of_it() {
        desk.post(AdminFixture.COURIER);
        desk.get("nobody");
        desk.delete("courier");
        var lines = audit("2026-11-22").json().path("lines");
        assertThat(lines.findValuesAsString("route"))
                .containsExactlyInAnyOrder(
                        "POST /v1/admin/sources",
                        "GET /v1/admin/sources/{id}",
                        "DELETE /v1/admin/sources/{id}",
                        "GET /v1/admin/audit");
        assertThat(lines.findValuesAsString("operator")).doesNotContain("");
        assertThat(lines.toString()).contains("\"id\":\"nobody\"");
    }

    @Test
    void lines_stand_under_the_day_of_their_request_oldest_first() {
        desk.get("first");
        desk.now = desk.now.plus(Duration.ofHours(1));
        desk.get("second");
        desk.now = desk.now.plus(Duration.ofDays(1));
        desk.get("third");
        var lines = audit("2026-11-22").json().path("lines");
        assertThat(lines.findValuesAsString("id"))
                .filteredOn(id -> id.length() < 10)
                .containsExactly("first", "second");
    }

    @Test
    void what_is_no_day_is_refused() {
        audit("yesterday").assertProblem(422, "bad-day");
        audit("").assertProblem(422, "bad-day");
    }
}
