package org.masthead.local.cloud.reextract;

import java.net.URI;
import java.time.Duration;
import org.masthead.local.cloud.LocalClients;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;

/** Where the archive is and the function that extracts it: the local cloud, or AWS. */
public record Deployment(S3Client s3, LambdaClient lambda) implements AutoCloseable {

    /** Above any function's own limit, and what a request may wait for others before it. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(16);

    /** Throttled for some minutes, then given up; each is at most 20 s after the one before. */
    private static final int TRIES = 15;

    /** The local cloud, without any limit of a role. */
    public static Deployment local(LocalClients clients) {
        return new Deployment(clients.s3(), at(clients.endpoint(), clients).build());
    }

    /** With region and credentials from where the AWS SDK and the AWS CLI look for them. */
    public static Deployment onAws() {
        var http = UrlConnectionHttpClient.builder();
        return new Deployment(
                S3Client.builder().httpClientBuilder(http).build(), patient().build());
    }

    private static LambdaClientBuilder at(URI endpoint, LocalClients clients) {
        return patient()
                .endpointOverride(endpoint)
                .region(Region.of(clients.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(clients.accessKey(), "local")));
    }

    private static LambdaClientBuilder patient() {
        var retries =
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(TRIES)
                        .circuitBreakerEnabled(false)
                        .build();
        return LambdaClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGEST_ANSWER))
                .overrideConfiguration(settings -> settings.retryStrategy(retries));
    }

    @Override
    public void close() {
        s3.close();
        lambda.close();
    }
}
