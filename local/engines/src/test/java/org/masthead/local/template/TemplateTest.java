package org.masthead.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private final Template template =
            Template.read(
                    Path.of("../../template.yaml"),
                    Map.of("TokenIssuer", "http://127.0.0.1:9000"),
                    LocalAccount.at(URI.create("http://127.0.0.1:4566")));

    @Test
    void theWholeTemplateCanBeObeyed() {
        assertThat(template.functions()).hasSize(6);
        assertThat(template.function("FetchFunction").orElseThrow().environment())
                .containsEntry("SOURCES_TABLE", "masthead-SourcesTable")
                .containsEntry("PAGES_BUCKET", "masthead-pages-000000000000-us-east-1")
                .containsEntry(
                        "FETCH_QUEUE_URL",
                        "http://127.0.0.1:4566/000000000000/masthead-FetchQueue");
    }
}
