package org.masthead.admin;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masthead.aws.SourcesTable;
import org.masthead.lambda.HttpReply;
import org.masthead.lambda.HttpRequest;
import org.masthead.lambda.Problem.Fault;
import org.masthead.source.CheckedSource;
import org.masthead.source.Source;
import org.masthead.source.catalogue.Catalogue;
import org.masthead.source.catalogue.Hosts;
import org.masthead.source.catalogue.ImportPlan;
import org.masthead.source.catalogue.ImportPlan.Change;
import org.masthead.source.catalogue.Opml;
import org.masthead.source.catalogue.Problem;

/** Sources in and out by the hundred. */
final class ExchangeEndpoint {

    /** As many as are written well before API Gateway gives up, after 30 seconds. */
    static final int MOST_TITLES = 1_000;

    private static final Set<String> OPML = Set.of("text/x-opml", "application/xml", "text/xml");
    private static final Set<String> JSON_LINES =
            Set.of("application/jsonl", "application/x-ndjson");

    private final SourcesTable sources;
    private final Hosts hosts;
    private final InstantSource clock;

    ExchangeEndpoint(SourcesTable sources, Hosts hosts, InstantSource clock) {
        this.sources = sources;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * What an import did, or would do.
     *
     * @param added ids of new sources
     * @param changed ids of sources whose definition is another now
     * @param same titles that are carried as they are listed
     */
    record Imported(boolean dryRun, List<String> added, List<String> changed, int same) {}

    HttpReply export() {
        var carried = everything().stream().filter(source -> !source.feeds().isEmpty()).toList();
        return new HttpReply(
                200,
                Map.of("content-type", "text/x-opml; charset=utf-8", "cache-control", "no-store"),
                Opml.write(carried, clock.instant()));
    }

    HttpReply take(HttpRequest request, Operator operator) {
        var contentType = request.header("content-type").orElse("");
        return catalogue(request, contentType)
                .map(catalogue -> take(catalogue, request, operator))
                .orElseGet(() -> Refusal.unknownForm(contentType));
    }

    private Optional<Catalogue> catalogue(HttpRequest request, String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (OPML.contains(type)) {
            return Optional.of(Opml.read(request.body(), defaults(request), hosts));
        }
        return JSON_LINES.contains(type)
                ? Optional.of(
                        Catalogue.read(
                                new String(request.body(), StandardCharsets.UTF_8).lines().toList(),
                                hosts))
                : Optional.empty();
    }

    private static Opml.Defaults defaults(HttpRequest request) {
        return new Opml.Defaults(
                request.query("country"),
                request.query("language"),
                request.query("licence").orElse(Opml.Defaults.NONE.licence()));
    }

    /** All of it or nothing: a file with a fault is mended and sent again. */
    private HttpReply take(Catalogue catalogue, HttpRequest request, Operator operator) {
        var plan = ImportPlan.of(catalogue, everything());
        if (!plan.problems().isEmpty()) {
            return Refusal.badImport(
                    plan.problems().stream().map(ExchangeEndpoint::fault).toList());
        }
        if (plan.steps().size() > MOST_TITLES) {
            return Refusal.badImport(List.of(tooMany(plan.steps().size())));
        }
        boolean dryRun = request.query("dryRun").filter("true"::equals).isPresent();
        if (!dryRun) {
            carryOut(plan, operator);
        }
        return HttpReply.fresh(
                200,
                new Imported(
                        dryRun,
                        ids(plan, Change.NEW),
                        ids(plan, Change.CHANGED),
                        plan.steps(Change.SAME).size()));
    }

    /** One after the other, each by itself: what is cut off is sent again and goes on. */
    private void carryOut(ImportPlan plan, Operator operator) {
        for (var step : plan.steps()) {
            var source = step.listing().source();
            switch (step.change()) {
                case NEW, CHANGED -> {
                    sources.save(source, clock.instant());
                    operator.did("imported a source", source.id());
                }
                case SAME -> {}
            }
        }
    }

    private List<Source> everything() {
        return sources.everything().stream().map(CheckedSource::source).toList();
    }

    private static List<String> ids(ImportPlan plan, Change change) {
        return plan.steps(change).stream().map(step -> step.listing().source().id()).toList();
    }

    private static Fault tooMany(int titles) {
        return Fault.onLine(
                1, "%d titles; send at most %d at a time".formatted(titles, MOST_TITLES));
    }

    private static Fault fault(Problem problem) {
        return Fault.onLine(problem.line(), problem.what());
    }
}
