package org.masthead.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.local.template.FunctionSpec;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.Template;

/** What cfn-lint cannot know: the zips that template.yaml names. */
class HandlersTest {

    static List<FunctionSpec> functions() {
        var account = LocalAccount.at(URI.create("http://127.0.0.1:1"));
        var parameters = Map.of("TokenIssuer", "http://127.0.0.1:1");
        return Template.read(Repository.ROOT.resolve("template.yaml"), parameters, account)
                .functions();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_handler_names_a_class_in_its_functions_zip_and_its_method(FunctionSpec function)
            throws Exception {
        // mvn test makes no zips; mvn package and .ci/run do, before this runs.
        assumeTrue(Files.exists(function.codeUri()), () -> "no " + function.codeUri());
        var handler = function.handler().split("::", 2);
        var file = handler[0].replace('.', '/') + ".class";
        try (var zip = new ZipFile(function.codeUri().toFile())) {
            assertThat(zip.getEntry(file)).as(file + " in " + function.codeUri()).isNotNull();
            var uri = URI.create("jar:" + function.codeUri().toUri() + "!/" + file);
            var type = new ClassFileImporter().importUrl(uri.toURL()).get(handler[0]);
            assertThat(
                            type.tryGetMethod(
                                    handler[1],
                                    InputStream.class,
                                    OutputStream.class,
                                    Context.class))
                    .as(function.handler())
                    .isPresent();
        }
    }
}
