package org.masthead.local.engines;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients that may do what one function's role allows, and nothing more. */
public record FunctionClients(
        DynamoDbClient dynamoDb, S3Client s3, SqsClient sqs, SecretsManagerClient secrets)
        implements AutoCloseable {

    @Override
    public void close() {
        dynamoDb.close();
        s3.close();
        sqs.close();
        secrets.close();
    }
}
