package org.masthead.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The low-level SDK clients, built the way that starts fastest in Lambda. Region and endpoint come
 * from the environment ({@code AWS_REGION}, {@code AWS_ENDPOINT_URL}).
 */
public final class AwsClients {

    /** A member waits for it, and reader-api has ten seconds in all. */
    private static final Duration ARCHIVE_PATIENCE = Duration.ofSeconds(4);

    private AwsClients() {}

    public static DynamoDbClient dynamoDb() {
        return build(DynamoDbClient.builder());
    }

    public static S3Client s3() {
        return build(S3Client.builder());
    }

    public static SecretsManagerClient secrets() {
        return build(SecretsManagerClient.builder());
    }

    public static SqsClient sqs() {
        return build(SqsClient.builder());
    }

    /** The archive at an OpenSearch Serverless collection. */
    public static OpenSearchArchive archive(String endpoint) {
        return new OpenSearchArchive(
                URI.create(endpoint),
                System.getenv("AWS_REGION"),
                credentials(),
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(ARCHIVE_PATIENCE)
                        .socketTimeout(ARCHIVE_PATIENCE)
                        .build());
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(credentials())
                .build();
    }

    /**
     * The two places where Lambda puts credentials: the environment, and for a function restored
     * from a SnapStart snapshot the container endpoint (AWS Lambda Developer Guide, "Improving
     * startup performance with Lambda SnapStart"). The default chain looks at five more.
     */
    private static AwsCredentialsProvider credentials() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(),
                ContainerCredentialsProvider.create());
    }
}
