package org.masthead.local.engines;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.masthead.local.template.LocalAccount;
import org.masthead.local.template.Template;

/** Small templates for tests of the engines. */
final class Templates {

    static final String TABLE_AND_QUEUES =
            """
            Resources:
              Notes:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
              Work:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 0
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 2}
              Dead:
                Type: AWS::SQS::Queue
              Files:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: files
                  NotificationConfiguration:
                    QueueConfigurations:
                      - Event: s3:ObjectCreated:*
                        Queue: !GetAtt Work.Arn
                        Filter:
                          S3Key:
                            Rules: [{Name: prefix, Value: in/}, {Name: suffix, Value: .txt}]
            """;

    private Templates() {}

    static Template in(Path folder, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), yaml);
        URI endpoint = Loopback.http(Loopback.freePort());
        return Template.read(file, Map.of(), LocalAccount.at(endpoint));
    }
}
