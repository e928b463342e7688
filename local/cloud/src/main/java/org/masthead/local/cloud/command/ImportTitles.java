package org.masthead.local.cloud.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.Style;
import org.masthead.local.cloud.command.ChosenTable.Place;
import org.masthead.local.cloud.command.ImportOptions.Extent;
import org.masthead.local.cloud.command.ImportOptions.Faulty;
import org.masthead.source.Source;
import org.masthead.source.catalogue.Catalogue;
import org.masthead.source.catalogue.Hosts;
import org.masthead.source.catalogue.ImportPlan;
import org.masthead.source.catalogue.ImportPlan.Change;
import org.masthead.source.catalogue.ImportPlan.Step;
import org.masthead.source.catalogue.Problem;

/**
 * {@code import}: titles of a file into the sources table; all, or where one has a fault none. A
 * title that is carried just so is not written, so that an import that broke off goes on where it
 * was when it is given again.
 */
record ImportTitles(ImportOptions options, PrintStream out, Style style, InstantSource clock) {

    private static final int STEPS_A_NOTE = 50;

    /**
     * Imports, or only looks, as the options say.
     *
     * @param tables by the name of a deployment's, or empty for the local cloud's
     * @throws CloudException with status 2 where titles were refused
     */
    void run(Function<Optional<String>, ChosenTable> tables) {
        if (options.extent() == Extent.CHECK) {
            check(read(options.table().isPresent() ? Hosts.PUBLIC : Hosts.ANY));
            return;
        }
        try (var table = tables.apply(options.table())) {
            var hosts = table.place() == Place.LOCAL_CLOUD ? Hosts.ANY : Hosts.PUBLIC;
            var catalogue = read(hosts);
            carryOut(table.ask(() -> ImportPlan.of(catalogue, table.sources().all())), table);
        }
    }

    private Catalogue read(Hosts hosts) {
        if (options.file().equals(ImportOptions.SHIPPED)) {
            return Catalogue.shipped();
        }
        try {
            return Catalogue.read(
                    Files.readAllBytes(Path.of(options.file())), options.defaults(), hosts);
        } catch (IOException e) {
            throw new CloudException("%s cannot be read: %s".formatted(options.file(), e), e);
        }
    }

    private void check(Catalogue catalogue) {
        print(catalogue.problems());
        var good = catalogue.listings().size();
        if (!catalogue.problems().isEmpty()) {
            throw CloudException.refused(
                    "%s in %s; %s would do"
                            .formatted(
                                    count(catalogue.problems().size(), "problem"),
                                    options.file(),
                                    count(good, "title")));
        }
        out.println("%s: %s, nothing wrong".formatted(options.file(), count(good, "title")));
    }

    private void carryOut(ImportPlan plan, ChosenTable table) {
        print(plan.problems());
        if (options.faulty() == Faulty.IMPORT_NONE) {
            demandAll(plan);
        }
        var writes = plan.steps().stream().filter(step -> step.change() != Change.SAME).toList();
        show(writes);
        if (options.extent() == Extent.STORE && !writes.isEmpty()) {
            store(writes, table);
        }
        summary(plan);
        if (!plan.problems().isEmpty()) {
            throw CloudException.refused("the titles of the problems above were left out");
        }
    }

    private void demandAll(ImportPlan plan) {
        if (!plan.problems().isEmpty()) {
            throw CloudException.refused(
                    "%s in %s, so nothing is imported; mend it, or give --partial for the %s without a problem"
                            .formatted(
                                    count(plan.problems().size(), "problem"),
                                    options.file(),
                                    count(plan.steps().size(), "title")));
        }
    }

    private void store(List<Step> writes, ChosenTable table) {
        int stored = 0;
        for (var write : writes) {
            table.ask(() -> save(write.listing().source(), table));
            stored++;
            if (stored % STEPS_A_NOTE == 0) {
                out.println(style.dim("stored %d of %d".formatted(stored, writes.size())));
            }
        }
        if (table.place() == Place.LOCAL_CLOUD) {
            out.println(
                    "The local cloud checks them over the internet; where this machine has none, the"
                            + " checks fail.");
        }
    }

    private Source save(Source source, ChosenTable table) {
        table.sources().save(source, clock.instant());
        return source;
    }

    private void show(List<Step> writes) {
        var titles = new Table("SOURCE", "COUNTRY", "LANGUAGE", "FEEDS", "CHANGE", "NAME");
        for (var write : writes) {
            var source = write.listing().source();
            titles.add(
                    source.id(),
                    source.country(),
                    source.language(),
                    String.valueOf(source.feeds().size()),
                    write.change().name().toLowerCase(Locale.ROOT),
                    source.name()); // Last, because its letters may be wider than others.
        }
        if (!titles.isEmpty()) {
            titles.print(out, style);
        }
    }

    private void print(List<Problem> problems) {
        var table = new Table("LINE", "PROBLEM");
        problems.forEach(problem -> table.add(String.valueOf(problem.line()), problem.what()));
        if (!table.isEmpty()) {
            table.print(out, style);
            out.println();
        }
    }

    private void summary(ImportPlan plan) {
        var stored = options.extent() == Extent.STORE;
        out.println(
                "%s: %d new, %d changed, %d as they were%s"
                        .formatted(
                                count(plan.steps().size(), "title"),
                                plan.steps(Change.NEW).size(),
                                plan.steps(Change.CHANGED).size(),
                                plan.steps(Change.SAME).size(),
                                stored ? "" : "; a dry run, nothing is stored"));
    }

    private static String count(int number, String thing) {
        return "%d %s%s".formatted(number, thing, number == 1 ? "" : "s");
    }
}
