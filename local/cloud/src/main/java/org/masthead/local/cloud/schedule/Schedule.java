package org.masthead.local.cloud.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.local.cloud.CloudException;

/**
 * When a schedule fires: <a
 * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">Amazon
 * EventBridge user guide, "Setting a schedule pattern for scheduled rules"</a>. All times are UTC.
 */
public sealed interface Schedule permits Schedule.Rate, Cron {

    /** The first firing strictly after {@code after}; empty when there is none any more. */
    Optional<Instant> next(Instant after);

    /** Every {@code period}, a positive whole number of minutes. */
    record Rate(Duration period) implements Schedule {

        private static final Pattern FORM = Pattern.compile("(\\d{1,9}) (minute|hour|day)(s?)");

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(after.plus(period));
        }

        private static Rate parse(String expression, String fields) {
            var form = FORM.matcher(fields);
            if (!form.matches()) {
                throw refused(expression, "a rate is a number and minute(s), hour(s) or day(s)");
            }
            var value = Long.parseLong(form.group(1));
            if (value == 0 || (value == 1) != form.group(3).isEmpty()) {
                throw refused(expression, "1 takes the singular unit, more than 1 the plural");
            }
            return new Rate(
                    switch (form.group(2)) {
                        case "minute" -> Duration.ofMinutes(value);
                        case "hour" -> Duration.ofHours(value);
                        default -> Duration.ofDays(value);
                    });
        }
    }

    /**
     * Reads {@code rate(…)} or {@code cron(…)}; throws {@link CloudException} for anything else.
     */
    static Schedule parse(String expression) {
        if (expression.startsWith("rate(") && expression.endsWith(")")) {
            return Rate.parse(expression, expression.substring(5, expression.length() - 1));
        }
        if (expression.startsWith("cron(") && expression.endsWith(")")) {
            return Cron.parse(expression, expression.substring(5, expression.length() - 1));
        }
        throw refused(expression, "only rate(…) and cron(…) run locally");
    }

    /** The message names the expression and the rule it breaks. */
    static CloudException refused(String expression, String rule) {
        return new CloudException(
                "schedule %s: %s; correct it in template.yaml".formatted(expression, rule));
    }
}
