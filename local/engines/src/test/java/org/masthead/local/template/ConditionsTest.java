package org.masthead.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    private static final String TEMPLATE =
            """
            Parameters:
              Issuer: {Type: String, Default: ''}
              Apple: {Type: String, Default: ''}
            Conditions:
              Own: !Equals [!Ref Issuer, '']
              WithApple: !And [!Condition Own, !Not [!Equals [!Ref Apple, '']]]
              Either: {'Fn::Or': [{Condition: WithApple}, {'Fn::Not': [{Condition: Own}]}]}
            Resources:
              Work: {Type: AWS::SQS::Queue}
              OwnWork: {Type: AWS::SQS::Queue, Condition: Own}
              AppleWork: {Type: AWS::SQS::Queue, Condition: WithApple}
            Outputs:
              Issuer: {Value: !If [Own, !Ref OwnWork, !Ref Issuer]}
              Either: {Value: {'Fn::If': [Either, 'yes', 'no']}}
            """;

    @TempDir Path folder;

    private Template read(String yaml, Map<String, String> parameters) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), yaml);
        return Template.read(
                file, parameters, LocalAccount.at(URI.create("http://127.0.0.1:4566")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 'Work,OwnWork', no",
        "'', id, 'Work,OwnWork,AppleWork', yes",
        "i, id, 'Work', yes"
    })
    void only_what_its_condition_wants_is_there(
            String issuer, String apple, String queues, String either) throws IOException {
        var template = read(TEMPLATE, Map.of("Issuer", issuer, "Apple", apple));

        assertThat(template.queues())
                .extracting(QueueSpec::logicalId)
                .containsExactly(queues.split(","));
        assertThat(template.outputs()).containsEntry("Either", either);
    }

    @Test
    void a_value_is_chosen_by_a_condition() throws IOException {
        assertThat(read(TEMPLATE, Map.of("Issuer", "https://i.example")).outputs())
                .containsEntry("Issuer", "https://i.example");
        assertThat(read(TEMPLATE, Map.of()).outputs().get("Issuer")).endsWith("masthead-OwnWork");
    }

    @Test
    void a_condition_that_is_not_declared_is_refused() {
        var yaml = TEMPLATE.replace("Condition: WithApple}\n", "Condition: Nobody}\n");
        assertThatThrownBy(() -> read(yaml, Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("\"Nobody\" is no condition of this template");
    }
}
