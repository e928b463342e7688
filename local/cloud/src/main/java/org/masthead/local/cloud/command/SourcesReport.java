package org.masthead.local.cloud.command;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.Optional;
import org.masthead.local.cloud.LocalClients;
import org.masthead.local.cloud.Style;
import org.masthead.local.template.Template;
import org.masthead.source.CheckedSource;
import org.masthead.source.Source;

/** {@code sources}: every source, how much it publishes, and how its checks go. */
record SourcesReport(PrintStream out, Style style) {

    void print(Template template, LocalClients clients) {
        var table =
                new Table(
                        "SOURCE",
                        "NAME",
                        "STATE",
                        "FEEDS",
                        "STORIES A DAY",
                        "LAST SUCCESS",
                        "NEXT CHECK",
                        "FAILURES",
                        "LAST CHECK");
        try (var chosen = ChosenTable.local(template, clients)) {
            chosen.sources().everything().stream()
                    .sorted(Comparator.comparing(it -> it.source().id()))
                    .forEach(it -> add(table, it, it.health()));
        }
        table.print(out, style);
    }

    private static void add(Table table, CheckedSource checked, Source.Health health) {
        var source = checked.source();
        table.add(
                source.id(),
                source.name(),
                health.state().word(),
                Integer.toString(health.feeds().size()),
                Double.toString(health.storiesPerDay()),
                health.lastSuccessAt().map(Object::toString).orElse("-"),
                health.nextCheckAt().map(Object::toString).orElse("-"),
                Integer.toString(health.failures()),
                lastCheck(health));
    }

    /** Why it is not asked, or what the newest check came to. */
    private static String lastCheck(Source.Health health) {
        return health.reason()
                .or(() -> newest(health).flatMap(Source.FeedHealth::lastOutcome))
                .orElse("not yet");
    }

    private static Optional<Source.FeedHealth> newest(Source.Health health) {
        return health.feeds().stream()
                .filter(feed -> feed.lastCheckedAt().equals(health.lastCheckedAt()))
                .findFirst();
    }
}
