package org.masthead.local.cloud;

import java.net.URI;
import org.masthead.local.template.LocalAccount;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SDK clients for a local cloud's AWS endpoint.
 *
 * @param accessKey who calls: a function's name, to be held to its role, or {@link #OPERATOR}
 */
public record LocalClients(URI endpoint, String region, String accessKey) {

    /** Somebody whom no role limits. */
    public static final String OPERATOR = "local";

    /** Clients of somebody whom no role limits. */
    public static LocalClients operator(LocalAccount account) {
        return new LocalClients(account.endpoint(), account.region(), OPERATOR);
    }

    /** Clients that may do what that function may. */
    public static LocalClients of(String function, LocalAccount account) {
        return new LocalClients(account.endpoint(), account.region(), function);
    }

    public DynamoDbClient dynamoDb() {
        return build(DynamoDbClient.builder());
    }

    public S3Client s3() {
        return build(S3Client.builder().forcePathStyle(true));
    }

    public SecretsManagerClient secrets() {
        return build(SecretsManagerClient.builder());
    }

    public SqsClient sqs() {
        return build(SqsClient.builder());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(accessKey, "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
