package org.masthead.local.cloud;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SDK clients of the runner and of the commands.
 *
 * @param region of the local account
 */
public record LocalClients(String region) {

    /** Who calls: no function, so that no role limits it. */
    public static final String ACCESS_KEY = "local";

    public DynamoDbClient dynamoDb(URI endpoint) {
        return build(DynamoDbClient.builder(), endpoint);
    }

    public S3Client s3(URI endpoint) {
        return build(S3Client.builder().forcePathStyle(true), endpoint);
    }

    public SqsClient sqs(URI endpoint) {
        return build(SqsClient.builder(), endpoint);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(ACCESS_KEY, "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
