package org.masthead.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masthead.local.template.EventSpec.QueueEvent;
import org.masthead.local.template.EventSpec.RouteEvent;
import org.masthead.local.template.EventSpec.ScheduleEvent;
import org.masthead.local.template.RoleSpec.Effect;
import org.masthead.local.template.RoleSpec.Statement;

/** Makes the specs of functions, with their events and roles. */
final class FunctionSpecs {

    // Defaults of an event source mapping for SQS and of a function, AWS Lambda API reference.
    private static final int DEFAULT_BATCH_SIZE = 10;
    private static final int DEFAULT_TIMEOUT_SECONDS = 3;
    private static final int DEFAULT_MEMORY_MEGABYTES = 128;
    // Without a limit Lambda polls with up to 1,250 invocations; one machine needs some bound.
    private static final int DEFAULT_CONCURRENCY = 10;

    private static final Pattern EXPRESSION = Pattern.compile("(rate|cron)\\(.+\\)");
    private static final String NO_NAME = "";

    private final Path file;
    private final LocalAccount account;
    private final CoverageCheck coverage;
    private final Map<String, RoleSpec> rolesByArn = new HashMap<>();
    private final Map<String, Map<String, AuthorizerSpec>> authorizersByApi = new HashMap<>();

    FunctionSpecs(Path file, LocalAccount account, CoverageCheck coverage) {
        this.file = file;
        this.account = account;
        this.coverage = coverage;
    }

    List<FunctionSpec> read(List<Resource> resources, List<QueueSpec> queues) {
        List<String> queueNames = queues.stream().map(QueueSpec::name).toList();
        for (Resource resource : resources) {
            switch (resource.type()) {
                case "AWS::IAM::Role" ->
                        rolesByArn.put(
                                account.accountArn("iam", "role/" + resource.name()),
                                role(resource));
                case "AWS::Serverless::HttpApi" ->
                        authorizersByApi.put(resource.id(), authorizers(resource.properties()));
                default -> {}
            }
        }
        return resources.stream()
                .filter(resource -> resource.type().equals("AWS::Serverless::Function"))
                .map(function -> function(function, queueNames))
                .toList();
    }

    private FunctionSpec function(Resource function, List<String> queueNames) {
        Properties properties = function.properties();
        properties.oneOf("Runtime", List.of("java25"));
        var environment = new LinkedHashMap<String, String>();
        Properties variables = properties.section("Environment").section("Variables");
        variables.entries().keySet().forEach(key -> environment.put(key, variables.text(key)));
        return new FunctionSpec(
                function.id(),
                function.name(),
                properties.text("Handler"),
                file.resolveSibling(properties.text("CodeUri")),
                properties.integer("Timeout", DEFAULT_TIMEOUT_SECONDS),
                properties.integer("MemorySize", DEFAULT_MEMORY_MEGABYTES),
                Collections.unmodifiableMap(environment),
                events(properties.section("Events"), queueNames),
                roleOf(properties));
    }

    private RoleSpec roleOf(Properties function) {
        String arn = function.text("Role");
        RoleSpec role = rolesByArn.get(arn);
        if (role == null) {
            function.refuse("Role", "must be the Arn of an AWS::IAM::Role of this template.");
            return new RoleSpec(NO_NAME, List.of());
        }
        return role;
    }

    private List<EventSpec> events(Properties events, List<String> queueNames) {
        var specs = new ArrayList<EventSpec>();
        events.entries()
                .forEach((id, value) -> {
                    Properties event = events.below(id, value);
                    coverage.check(
                            event.where(), event.values(), Coverage.run("Type", "Properties"));
                    event(id, event, queueNames).ifPresent(specs::add);
                });
        return List.copyOf(specs);
    }

    private Optional<EventSpec> event(String id, Properties event, List<String> queueNames) {
        String type = event.text("Type");
        Coverage rules = CoverageTables.EVENTS.get(type);
        if (rules == null) {
            event.refuse("Type", "event type \"" + type + "\" is not emulated.");
            return Optional.empty();
        }
        Properties properties = event.section("Properties");
        coverage.check(event.where(), properties.values(), rules);
        return Optional.of(
                switch (type) {
                    case "SQS" -> queueEvent(id, properties, queueNames);
                    case "Schedule" -> scheduleEvent(id, properties);
                    default -> routeEvent(id, properties);
                });
    }

    private static QueueEvent queueEvent(
            String id, Properties properties, List<String> queueNames) {
        String queueName = StoreSpecs.nameOf(properties.text("Queue"));
        if (!queueNames.contains(queueName)) {
            properties.refuse("Queue", "must be the Arn of an AWS::SQS::Queue of this template.");
        }
        if (properties.has("FunctionResponseTypes")) {
            properties.texts("FunctionResponseTypes").stream()
                    .filter(response -> !response.equals("ReportBatchItemFailures"))
                    .forEach(other ->
                            properties.refuse(
                                    "FunctionResponseTypes", "\"" + other + "\" is not emulated."));
        }
        return new QueueEvent(
                id,
                queueName,
                properties.integer("BatchSize", DEFAULT_BATCH_SIZE),
                Duration.ofSeconds(properties.integer("MaximumBatchingWindowInSeconds", 0)),
                properties
                        .section("ScalingConfig")
                        .integer("MaximumConcurrency", DEFAULT_CONCURRENCY),
                properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"));
    }

    private static ScheduleEvent scheduleEvent(String id, Properties properties) {
        String expression = properties.text("Schedule");
        if (!EXPRESSION.matcher(expression).matches()) {
            properties.refuse("Schedule", "\"" + expression + "\" is no rate(…) or cron(…).");
        }
        return new ScheduleEvent(id, expression);
    }

    private RouteEvent routeEvent(String id, Properties properties) {
        Map<String, AuthorizerSpec> known = authorizersByApi.get(properties.text("ApiId"));
        if (known == null) {
            properties.refuse("ApiId", "must be the Ref of an AWS::Serverless::HttpApi.");
            known = Map.of();
        }
        return new RouteEvent(
                id,
                properties.optionalText("Method").orElse("ANY").toUpperCase(Locale.ROOT),
                properties.optionalText("Path").orElse("$default"),
                authorizer(properties, known));
    }

    private Optional<AuthorizerSpec> authorizer(
            Properties route, Map<String, AuthorizerSpec> known) {
        Properties auth = route.section("Auth");
        Optional<String> name = auth.optionalText("Authorizer").filter(n -> !n.equals("NONE"));
        if (name.isPresent() && !known.containsKey(name.get())) {
            auth.refuse(
                    "Authorizer", "\"" + name.get() + "\" is not one of " + known.keySet() + ".");
        }
        return name.flatMap(n -> Optional.ofNullable(known.get(n)))
                .map(spec ->
                        auth.has("AuthorizationScopes")
                                ? withScopes(spec, auth.texts("AuthorizationScopes"))
                                : spec);
    }

    private static AuthorizerSpec withScopes(AuthorizerSpec spec, List<String> scopes) {
        return new AuthorizerSpec(
                spec.name(), spec.issuer(), spec.audiences(), scopes, spec.identitySource());
    }

    private static Map<String, AuthorizerSpec> authorizers(Properties api) {
        var specs = new LinkedHashMap<String, AuthorizerSpec>();
        Properties all = api.section("Auth").section("Authorizers");
        all.entries()
                .forEach((name, value) -> {
                    Properties authorizer = all.below(name, value);
                    Properties jwt = authorizer.section("JwtConfiguration");
                    specs.put(
                            name,
                            new AuthorizerSpec(
                                    name,
                                    jwt.text("issuer"),
                                    jwt.texts("audience"),
                                    authorizer.texts("AuthorizationScopes"),
                                    authorizer.text("IdentitySource")));
                });
        return specs;
    }

    private static RoleSpec role(Resource role) {
        return new RoleSpec(
                role.id(),
                role.properties().sections("Policies").stream()
                        .flatMap(p -> p.section("PolicyDocument").sections("Statement").stream())
                        .map(FunctionSpecs::statement)
                        .toList());
    }

    private static Statement statement(Properties statement) {
        return new Statement(
                statement.optionalText("Sid").orElse(NO_NAME),
                statement.oneOf("Effect", List.of("Allow", "Deny")).equals("Deny")
                        ? Effect.DENY
                        : Effect.ALLOW,
                statement.texts("Action"),
                statement.texts("Resource"));
    }
}
