package org.masthead.membership;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.masthead.aws.AwsClients;
import org.masthead.aws.LongStoreEvents;
import org.masthead.aws.Secret;
import org.masthead.aws.StoreEventsQueue;
import org.masthead.lambda.Environment;
import org.masthead.lambda.HttpFunction;
import org.masthead.membership.webhook.Webhooks;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A store's HTTP in, its event into the queue. May do nothing else. */
public final class WebhookHandler implements RequestStreamHandler {

    private final Webhooks webhooks;

    /** Wires from the environment that template.yaml declares. */
    public WebhookHandler() {
        this(
                Environment.requiring("STORE_EVENTS_QUEUE_URL", "STORE_SECRET", "EDITIONS_BUCKET"),
                AwsClients.sqs(),
                StoreParts.once(AwsClients::s3),
                AwsClients.secrets(),
                Clock.systemUTC());
    }

    WebhookHandler(
            Environment environment,
            SqsClient sqs,
            Supplier<S3Client> s3,
            SecretsManagerClient secrets,
            InstantSource clock) {
        var secret = new Secret(secrets, environment.get("STORE_SECRET"), clock);
        this.webhooks =
                new Webhooks(
                        new StoreParts(environment, secret, clock).doors(),
                        new StoreEventsQueue(sqs, environment.get("STORE_EVENTS_QUEUE_URL")),
                        new LongStoreEvents(s3, environment.get("EDITIONS_BUCKET")));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream reply, Context context)
            throws IOException {
        HttpFunction.answer(event, reply, context, webhooks::answer);
    }
}
