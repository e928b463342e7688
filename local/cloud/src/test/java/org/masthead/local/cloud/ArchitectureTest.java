package org.masthead.local.cloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The design of DESIGN.md §2 and §3, held for the whole repository. */
class ArchitectureTest {

    private static final List<String> FUNCTIONS =
            List.of(
                    "org.masthead.refresh..",
                    "org.masthead.fetch..",
                    "org.masthead.extract..",
                    "org.masthead.edition.bind..",
                    "org.masthead.reader..",
                    "org.masthead.membership..",
                    "org.masthead.counters..",
                    "org.masthead.admin..",
                    "org.masthead.websub..");

    private static JavaClasses all;

    @BeforeAll
    static void read() throws IOException {
        all = new ClassFileImporter().importPaths(compiled());
        assertThat(all).as("classes under functions/ and shared/").isNotEmpty();
    }

    private static List<Path> compiled() throws IOException {
        try (Stream<Path> modules = Files.list(Repository.ROOT.resolve("functions"))) {
            var functions = modules.map(it -> it.resolve("target/classes"));
            var shared = Stream.of(Repository.ROOT.resolve("shared/target/classes"));
            return Stream.concat(functions, shared).filter(Files::isDirectory).toList();
        }
    }

    @Test
    void the_domain_knows_no_aws_type() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.masthead.source..",
                        "org.masthead.page..",
                        "org.masthead.story..",
                        "org.masthead.edition",
                        "org.masthead.member..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.amazonaws..")
                .check(all);
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void no_function_depends_on_another(String function) {
        var others = FUNCTIONS.stream().filter(it -> !it.equals(function)).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(function)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .check(all);
    }

    @Test
    void nothing_that_is_deployed_depends_on_the_local_cloud() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.masthead.local..")
                .check(all);
    }

    @Test
    void a_handler_takes_streams_so_that_it_starts_fast() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Handler")
                .and()
                .areTopLevelClasses()
                .should()
                .beAssignableTo(RequestStreamHandler.class)
                .check(all);
    }
}
