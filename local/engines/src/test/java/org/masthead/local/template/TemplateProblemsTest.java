package org.masthead.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateProblemsTest {

    @TempDir Path folder;

    private Template read(String yaml, Map<String, String> parameters) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), yaml);
        return Template.read(
                file, parameters, LocalAccount.at(URI.create("http://127.0.0.1:4566")));
    }

    private TemplateException problemsOf(String yaml, Map<String, String> parameters) {
        var thrown = catchThrowableOfType(TemplateException.class, () -> read(yaml, parameters));
        assertThat(thrown).as("the template should be refused").isNotNull();
        return thrown;
    }

    @Test
    void every_problem_is_named_at_once_with_its_line() {
        TemplateException refused =
                problemsOf(
                        """
                        Parameters:
                          Issuer: {Type: String, AllowedPattern: 'https://.+'}
                          Missing: {Type: String}
                        Mappings: {}
                        Resources:
                          Stream:
                            Type: AWS::Kinesis::Stream
                          Files:
                            Type: AWS::S3::Bucket
                            Properties:
                              BucketName: !Join ['-', [a, b]]
                              VersioningConfiguration: {Status: Enabled}
                          Work:
                            Type: AWS::SQS::Queue
                            Properties:
                              FifoQueue: true
                              RedrivePolicy:
                                deadLetterTargetArn: !GetAtt Nowhere.Arn
                                maxReceiveCount: many
                        Outputs:
                          Lost: {Value: !Ref Nothing}
                        """,
                        Map.of("Issuer", "http://plain", "Typo", "x"));

        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.where())
                .containsExactly(
                        "0 Typo",
                        "2 Issuer",
                        "3 Missing",
                        "4 template.Mappings",
                        "7 Stream.Type",
                        "11 Files.Properties.BucketName",
                        "11 Files",
                        "12 Files.VersioningConfiguration",
                        "16 Work.FifoQueue",
                        "18 Work.Properties.RedrivePolicy.deadLetterTargetArn",
                        "19 Work.RedrivePolicy.maxReceiveCount",
                        "21 Outputs.Lost.Value");
        assertThat(refused)
                .hasMessageContaining("12 problems")
                .hasMessageContaining(
                        "template.yaml:12 Files.VersioningConfiguration: is not emulated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a tab where YAML allows none  | Resources: {\\tA: [}                 | no YAML
                    an empty file                 | ''                                   | no YAML
                    resources that are no mapping | Resources: [a]                       | must be a mapping
                    a merge key                   | Resources: {A: {<<: {Type: x}}}      | merge keys
                    the same resource twice       | Resources: {A: {Type: AWS::SNS::Topic}, A: {Type: AWS::SNS::Topic}} | there twice
                    a condition of nothing        | Resources: {A: {Type: AWS::SNS::Topic, Condition: B}} | "B" is no condition
                    DependsOn of nothing          | Resources: {A: {Type: AWS::SNS::Topic, DependsOn: B}} | "B" is no resource
                    a name that refers to itself  | Resources: {A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref A}}} | break the circle
                    a table with paid capacity    | Resources: {A: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PROVISIONED, KeySchema: [{AttributeName: a, KeyType: HASH}]}}} | PAY_PER_REQUEST
                    """)
    void it_is_refused(String what, String yaml, String message) {
        assertThat(problemsOf(yaml.replace("\\t", "\t"), Map.of()))
                .as(what)
                .hasMessageContaining(message);
    }

    @Test
    void intrinsics_in_long_and_short_form_give_the_same() throws IOException {
        Template template =
                read(
                        """
                        Parameters:
                          Name: {Type: String, Default: news}
                        Resources:
                          Files: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub '${Name}-${AWS::AccountId}'}}
                        Outputs:
                          Ref: {Value: {Ref: Files}}
                          Short: {Value: !GetAtt Files.Arn}
                          Long: {Value: {'Fn::GetAtt': [Files, Arn]}}
                          Own: {Value: !Sub ['${Own}/${!Literal}/${Files.Arn}', {Own: !Ref Name}]}
                        """,
                        Map.of());

        assertThat(template.outputs())
                .containsEntry("Ref", "news-000000000000")
                .containsEntry("Short", "arn:aws:s3:::news-000000000000")
                .containsEntry("Long", "arn:aws:s3:::news-000000000000")
                .containsEntry("Own", "news/${Literal}/arn:aws:s3:::news-000000000000");
    }

    @Test
    void what_only_the_cloud_does_is_listed_with_its_reason() throws IOException {
        Template template =
                read(
                        """
                        Resources:
                          Topic: {Type: AWS::SNS::Topic}
                          Files:
                            Type: AWS::S3::Bucket
                            DeletionPolicy: Retain
                        """,
                        Map.of());

        assertThat(template.cloudOnly())
                .extracting(CloudOnly::what)
                .isEqualTo(List.of("Topic", "Files.DeletionPolicy"));
        assertThat(template.cloudOnly()).noneMatch(entry -> entry.reason().isBlank());
    }
}
