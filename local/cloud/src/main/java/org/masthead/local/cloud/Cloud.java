package org.masthead.local.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.masthead.local.cloud.http.Gateway;
import org.masthead.local.cloud.http.Route;
import org.masthead.local.cloud.issuer.LocalIssuer;
import org.masthead.local.cloud.queue.QueueMapping;
import org.masthead.local.cloud.runtime.FunctionLog;
import org.masthead.local.cloud.runtime.RunningFunction;
import org.masthead.local.cloud.schedule.Schedule;
import org.masthead.local.cloud.schedule.ScheduledEvent;
import org.masthead.local.cloud.schedule.Scheduler;
import org.masthead.local.endpoint.AwsEndpoint;
import org.masthead.local.engines.Engines;
import org.masthead.local.publishers.Publishers;
import org.masthead.local.stores.Stores;
import org.masthead.local.template.EventSpec.QueueEvent;
import org.masthead.local.template.EventSpec.RouteEvent;
import org.masthead.local.template.EventSpec.ScheduleEvent;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.Template;

/**
 * The whole cloud of one template, running on this machine: engines, functions, and everything that
 * starts a function.
 *
 * <p>Threads of the engines outlive {@link #close}: a program that is done calls {@link
 * System#exit}.
 */
public final class Cloud implements AutoCloseable {

    static final int STEPS = 7;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CloudOptions options;
    private final FunctionLog log;
    private final InstantSource clock;
    private final LocalIssuer issuer;
    private final Publishers publishers;
    private final Stores stores;
    private final int apiPort;
    private final Template template;
    private final Functions functions;
    private final Gateway gateway;

    private Cloud(CloudOptions options, Progress progress, FunctionLog log, InstantSource clock) {
        this.options = options;
        this.log = log;
        this.clock = clock;
        try {
            FreePorts.check(options.ports());
            progress.next("token issuer, demo publishers");
            issuer = opened(startIssuer());
            publishers =
                    opened(Publishers.start(options.ports().publishers(), clock, options.pages()));
            progress.next("template " + options.template().getFileName());
            // Hubs call the API: its address is in a function's environment before it listens.
            apiPort = options.ports().api() == 0 ? FreePorts.any() : options.ports().api();
            stores =
                    opened(
                            Stores.start(
                                    options.ports().stores(),
                                    clock,
                                    Optional.of("http://" + Loopback.HOST + ":" + apiPort)));
            template = readTemplate();
            CloudOnlyList.of(template).forEach(progress::note);
            progress.next("tables, buckets, queues");
            var engines = opened(Engines.start(options.data().resolve("engines"), template, clock));
            progress.next("AWS endpoint");
            var names = new FunctionsByName();
            opened(AwsEndpoint.start(template, engines.backends(), names::invoke));
            giveKeys();
            progress.next(options.demo() ? "demo sources and members" : "no demo, as asked");
            plantDemo();
            progress.next(functionsStep());
            progress.note(options.client().words());
            functions =
                    opened(
                            Functions.start(
                                    template,
                                    options,
                                    options.data().resolve("tasks"),
                                    log,
                                    clock));
            names.know(functions);
            progress.next("queues, schedules, routes");
            gateway = opened(wire());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts everything; returns when the API listens. Functions may still be starting: the first
     * events wait for them.
     *
     * @throws CloudException when something of it cannot start; what had started is stopped
     */
    static Cloud start(
            CloudOptions options, Progress progress, FunctionLog log, InstantSource clock) {
        return new Cloud(options, progress, log, clock);
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    private LocalIssuer startIssuer() {
        var key = options.data().resolve("issuer-key.json");
        return LocalIssuer.start(options.ports().issuer(), key, "masthead", clock);
    }

    private Template readTemplate() {
        var port = options.ports().aws() == 0 ? FreePorts.any() : options.ports().aws();
        var account = LocalAccount.at(URI.create("http://" + Loopback.HOST + ":" + port));
        var parameters = new HashMap<>(stores.parameters());
        parameters.putAll(
                Map.of(
                        "TokenIssuer",
                        issuer.issuer(),
                        "TokenAudience",
                        "masthead",
                        "PrivateOrigins",
                        publishers.origins().stream()
                                .map(origin -> URI.create(origin).getAuthority())
                                .collect(Collectors.joining(",")),
                        "EditionLanguages",
                        "de,en,fr",
                        "PublicAddress",
                        "http://" + Loopback.HOST + ":" + apiPort));
        var read = Template.read(options.template(), parameters, account);
        Refusals.check(read);
        return read;
    }

    /** The stores' keys are made anew at each start. A template without stores has no secret. */
    private void giveKeys() {
        template.secret("StoreSecret")
                .ifPresent(secret -> {
                    try (var secrets = LocalClients.operator(template.account()).secrets()) {
                        secrets.putSecretValue(request ->
                                request.secretId(secret.name()).secretString(stores.secret()));
                    }
                });
    }

    private void plantDemo() {
        try (var dynamoDb = LocalClients.operator(template.account()).dynamoDb()) {
            Demo.plant(template, dynamoDb, publishers, options, clock);
        }
    }

    private String functionsStep() {
        var each = options.processes() == 1 ? "one process" : options.processes() + " processes";
        return "%d functions, %s each".formatted(template.functions().size(), each);
    }

    private Gateway wire() {
        functions.events(QueueEvent.class).forEach(this::map);
        var schedules = functions.events(ScheduleEvent.class).stream().map(this::timed).toList();
        opened(Scheduler.start(schedules, clock));
        List<Route> routes =
                functions.events(RouteEvent.class).stream()
                        .map(it -> new Route(it.event(), it.function()))
                        .toList();
        return Gateway.start(apiPort, routes, template.account(), clock);
    }

    /** A mapping reads its queue with the rights of the function's role, as in the cloud. */
    private void map(Functions.Wired<QueueEvent> wired) {
        var account = template.account();
        var sqs = opened(LocalClients.of(wired.function().name(), account).sqs());
        opened(QueueMapping.start(wired.event(), wired.function(), sqs, account, log));
    }

    private Scheduler.Timed timed(Functions.Wired<ScheduleEvent> wired) {
        var rule = wired.function().name() + "-" + wired.event().id();
        return new Scheduler.Timed(
                rule,
                Schedule.parse(wired.event().expression()),
                due -> wired.function().invoke(ScheduledEvent.of(rule, due, template.account())));
    }

    /** Where the HTTP API answers, {@code http://127.0.0.1:PORT}. */
    public String api() {
        return gateway.origin();
    }

    public LocalIssuer issuer() {
        return issuer;
    }

    public Stores stores() {
        return stores;
    }

    public Publishers publishers() {
        return publishers;
    }

    public Template template() {
        return template;
    }

    /** The function with that name, logical id or short name. */
    public Optional<RunningFunction> function(String name) {
        return functions.find(name);
    }

    /** Every process of this cloud: this one and the functions' JVMs. */
    public Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(ProcessHandle.current()), functions.processes());
    }

    /** Where other processes find this cloud. */
    RunningCloud running() {
        return new RunningCloud(
                data(),
                URI.create(api()),
                template.account().endpoint(),
                URI.create(issuer.issuer()),
                URI.create(stores.origin()));
    }

    /** Folder for everything that outlives a stop. */
    public Path data() {
        return options.data();
    }

    /** Stops everything in the reverse order of its start. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                log.note("local cloud", "a part did not stop cleanly: " + e);
            }
        }
    }
}
