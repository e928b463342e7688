package org.masthead.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.local.template.EventSpec.QueueEvent;
import org.masthead.local.template.EventSpec.RouteEvent;
import org.masthead.local.template.EventSpec.ScheduleEvent;

/** The repository's own template: what it says, and what a linter cannot see. */
class TemplateTest {

    private static final Path FILE = Path.of("../../template.yaml");
    private static final Template TEMPLATE =
            Template.read(
                    FILE,
                    Map.of("TokenIssuer", "http://127.0.0.1:9000"),
                    LocalAccount.at(URI.create("http://127.0.0.1:4566")));

    static List<FunctionSpec> functions() {
        return TEMPLATE.functions();
    }

    private static FunctionSpec function(String id) {
        return TEMPLATE.function(id).orElseThrow();
    }

    @Nested
    class Read {

        @Test
        void a_function_has_its_globals_its_own_and_its_resolved_environment() throws IOException {
            FunctionSpec edition = function("EditionFunction");

            assertThat(edition.name()).isEqualTo("masthead-EditionFunction");
            assertThat(edition.timeoutSeconds()).isEqualTo(55);
            assertThat(edition.memoryMegabytes()).isEqualTo(2048);
            assertThat(function("FetchFunction").memoryMegabytes()).isEqualTo(1024);
            assertThat(function("RefreshFunction").memoryMegabytes()).isEqualTo(512);
            assertThat(edition.codeUri())
                    .isEqualTo(
                            FILE.toRealPath()
                                    .resolveSibling("functions/edition/target/edition.zip"));
            assertThat(function("FetchFunction").environment())
                    .containsEntry("SOURCES_TABLE", "masthead-SourcesTable")
                    .containsEntry("PAGES_BUCKET", "masthead-pages-000000000000-us-east-1")
                    .containsEntry(
                            "FETCH_QUEUE_URL",
                            "http://127.0.0.1:4566/000000000000/masthead-FetchQueue")
                    .containsEntry("PRIVATE_ORIGINS", "");
        }

        @Test
        void events_of_each_kind_are_there() {
            assertThat(function("FetchFunction").events())
                    .containsExactly(
                            new QueueEvent(
                                    "Queue", "masthead-FetchQueue", 10, Duration.ZERO, 50, true));
            assertThat(function("RefreshFunction").events())
                    .containsExactly(new ScheduleEvent("EveryMinute", "rate(1 minute)"));
            List<EventSpec> routes = function("ReaderApiFunction").events();
            assertThat(routes)
                    .anySatisfy(event ->
                            assertThat(event)
                                    .isInstanceOfSatisfying(
                                            RouteEvent.class, TemplateTest::isTheFeed));
            assertThat(routes)
                    .contains(new RouteEvent("AnythingElse", "ANY", "$default", Optional.empty()));
        }

        @Test
        void a_bucket_notifies_the_queue_it_names() {
            assertThat(TEMPLATE.bucket("PagesBucket").orElseThrow().notifications())
                    .containsExactly(
                            new BucketSpec.Notification(
                                    "s3:ObjectCreated:*", "pages/", "", "masthead-ExtractQueue"));
        }
    }

    private static void isTheFeed(RouteEvent route) {
        assertThat(route.method() + " " + route.path()).isEqualTo("GET /v1/feed");
        assertThat(route.authorizer())
                .contains(
                        new AuthorizerSpec(
                                "MemberToken",
                                "http://127.0.0.1:9000",
                                List.of("masthead"),
                                List.of("masthead/member"),
                                "$request.header.Authorization"));
    }

    @Test
    void what_operators_do_wants_a_token_of_their_own_scope() {
        var admin =
                TEMPLATE.functions().stream()
                        .flatMap(function -> function.events().stream())
                        .filter(RouteEvent.class::isInstance)
                        .map(RouteEvent.class::cast)
                        .filter(route -> route.path().startsWith("/v1/admin"))
                        .toList();
        assertThat(admin).isNotEmpty();
        assertThat(admin)
                .allMatch(route ->
                        route.authorizer()
                                .orElseThrow()
                                .scopes()
                                .equals(List.of("masthead/admin")));
    }

    /**
     * Bodies of stories lie in StoriesTable and PagesBucket. What reads them and answers the public
     * is walked by reader-api's AccessWalkTest, route by route; another function that did the same
     * would want a walk of its own.
     */
    @Test
    void nothing_that_answers_the_public_can_read_a_story_but_reader_api() {
        assertThat(TEMPLATE.functions())
                .filteredOn(TemplateTest::answersThePublic)
                .filteredOn(TemplateTest::readsStories)
                .extracting(FunctionSpec::logicalId)
                .containsExactly("ReaderApiFunction");
    }

    private static boolean answersThePublic(FunctionSpec function) {
        return function.events().stream()
                .filter(RouteEvent.class::isInstance)
                .map(RouteEvent.class::cast)
                .anyMatch(route -> !route.path().startsWith("/v1/admin"));
    }

    private static boolean readsStories(FunctionSpec function) {
        var stories = TEMPLATE.table("StoriesTable").orElseThrow().name();
        var pages = TEMPLATE.bucket("PagesBucket").orElseThrow().name();
        return function.role().statements().stream()
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(arn -> arn.contains("table/" + stories) || arn.contains(pages));
    }

    /**
     * AWS Lambda, "Using Lambda with Amazon SQS": set the queue's visibility timeout to at least
     * six times the function's timeout, plus the batching window.
     */
    @ParameterizedTest
    @MethodSource("functions")
    void a_queue_hides_a_message_for_six_times_its_functions_timeout(FunctionSpec function) {
        for (QueueEvent event : queueEvents(function)) {
            QueueSpec queue = TEMPLATE.queue(event.queueName()).orElseThrow();
            assertThat(queue.visibilityTimeout())
                    .as(queue.logicalId())
                    .isGreaterThanOrEqualTo(
                            Duration.ofSeconds(function.timeoutSeconds())
                                    .multipliedBy(6)
                                    .plus(event.window()));
        }
    }

    @Test
    void a_dead_letter_queue_keeps_messages_at_least_as_long_as_its_source() {
        List<QueueSpec> sources =
                TEMPLATE.queues().stream().filter(queue -> queue.redrive().isPresent()).toList();

        assertThat(sources).isNotEmpty();
        for (QueueSpec source : sources) {
            String deadLetters = source.redrive().orElseThrow().deadLetterQueueName();
            assertThat(TEMPLATE.queue(deadLetters).orElseThrow().retention())
                    .as(deadLetters)
                    .isGreaterThanOrEqualTo(source.retention());
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_consumed_queue_has_dead_letters_and_reports_each_message(FunctionSpec function) {
        for (QueueEvent event : queueEvents(function)) {
            assertThat(TEMPLATE.queue(event.queueName()).orElseThrow().redrive())
                    .as(event.queueName())
                    .isPresent();
            assertThat(event.reportsBatchItemFailures()).as(event.queueName()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_role_names_only_what_its_function_uses(FunctionSpec function) {
        Set<String> own = new HashSet<>(usedBy(function));
        own.add(ownLogGroup(function));

        for (RoleSpec.Statement statement : function.role().statements()) {
            for (String resource : statement.resources()) {
                assertThat(own)
                        .as(function.role().logicalId() + " " + statement.sid() + ": " + resource)
                        .anyMatch(arn -> resource.equals(arn) || resource.startsWith(arn + "/"));
            }
            assertThat(statement.actions())
                    .as(function.role().logicalId() + " " + statement.sid())
                    .noneMatch(action -> action.contains("*"));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everything_a_functions_environment_names_is_granted(FunctionSpec function) {
        List<String> granted =
                function.role().statements().stream()
                        .map(RoleSpec.Statement::resources)
                        .flatMap(Collection::stream)
                        .toList();

        for (String arn : usedBy(function)) {
            assertThat(granted)
                    .as(function.role().logicalId() + " grants nothing on " + arn)
                    .anyMatch(resource -> resource.equals(arn) || resource.startsWith(arn + "/"));
        }
    }

    @Test
    void no_two_functions_share_a_role() {
        assertThat(TEMPLATE.functions())
                .extracting(function -> function.role().logicalId())
                .doesNotHaveDuplicates();
    }

    @Test
    void the_linter_finds_nothing() throws Exception {
        assumeTrue(linterIsInstalled(), "no cfn-lint on the PATH: the template is not linted");
        Process lint =
                new ProcessBuilder(
                                "cfn-lint",
                                "--non-zero-exit-code",
                                "informational",
                                FILE.toString())
                        .redirectErrorStream(true)
                        .start();
        String findings = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(lint.waitFor()).as(findings).isZero();
    }

    private static List<QueueEvent> queueEvents(FunctionSpec function) {
        return function.events().stream()
                .filter(QueueEvent.class::isInstance)
                .map(QueueEvent.class::cast)
                .toList();
    }

    /** ARNs of the tables, buckets and queues that its environment and its events name. */
    private static Set<String> usedBy(FunctionSpec function) {
        Collection<String> named = function.environment().values();
        LocalAccount account = TEMPLATE.account();
        Stream<String> tables =
                TEMPLATE.tables().stream()
                        .filter(table -> named.contains(table.name()))
                        .map(table -> account.arn("dynamodb", "table/" + table.name()));
        Stream<String> buckets =
                TEMPLATE.buckets().stream()
                        .filter(bucket -> named.contains(bucket.name()))
                        .map(bucket -> account.globalArn("s3", bucket.name()));
        Stream<String> queues =
                TEMPLATE.queues().stream()
                        .filter(queue -> named.contains(account.queueUrl(queue.name())))
                        .map(QueueSpec::name);
        Stream<String> consumed = queueEvents(function).stream().map(QueueEvent::queueName);
        Stream<String> secrets =
                TEMPLATE.secrets().stream()
                        .map(secret -> account.secretArn(secret.name()))
                        .filter(named::contains);
        return Stream.of(
                        tables,
                        buckets,
                        secrets,
                        Stream.concat(queues, consumed).map(name -> account.arn("sqs", name)))
                .flatMap(all -> all)
                .collect(Collectors.toSet());
    }

    private static String ownLogGroup(FunctionSpec function) {
        String id = function.logicalId().replaceFirst("Function$", "Logs");
        return TEMPLATE.account().arn("logs", "log-group:masthead-" + id + ":*");
    }

    private static boolean linterIsInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("cfn-lint", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
