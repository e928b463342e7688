package org.masthead.local.cloud.command;

import java.util.function.Supplier;
import org.masthead.aws.SourcesTable;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.LocalClients;
import org.masthead.local.template.Template;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * The sources table that a command is about.
 *
 * @param name of the table
 * @param place where it is
 */
record ChosenTable(String name, Place place, DynamoDbClient dynamoDb) implements AutoCloseable {

    enum Place {
        LOCAL_CLOUD,
        DEPLOYMENT
    }

    /** The running local cloud's. */
    static ChosenTable local(Template template, LocalClients clients) {
        var name =
                template.table("SourcesTable")
                        .orElseThrow(() -> new CloudException("template.yaml has no SourcesTable"))
                        .name();
        return new ChosenTable(name, Place.LOCAL_CLOUD, clients.dynamoDb());
    }

    /** A deployment's; account and region are those of the AWS CLI. */
    static ChosenTable deployed(String name) {
        return asking(
                name,
                () -> {
                    var http = UrlConnectionHttpClient.builder();
                    var dynamoDb = DynamoDbClient.builder().httpClientBuilder(http).build();
                    return new ChosenTable(name, Place.DEPLOYMENT, dynamoDb);
                });
    }

    SourcesTable sources() {
        return new SourcesTable(dynamoDb, name);
    }

    /** Does what asks the table, and says in words why it cannot be asked. */
    <T> T ask(Supplier<T> question) {
        return place == Place.LOCAL_CLOUD ? question.get() : asking(name, question);
    }

    private static <T> T asking(String name, Supplier<T> question) {
        try {
            return question.get();
        } catch (ResourceNotFoundException e) {
            throw new CloudException(
                    "there is no table %s in this account and region; the stack's output SourcesTable names it"
                            .formatted(name),
                    e);
        } catch (DynamoDbException e) {
            throw new CloudException("table %s: %s".formatted(name, e.getMessage()), e);
        } catch (SdkClientException e) {
            throw new CloudException(
                    "AWS cannot be asked: %s; give AWS_REGION and credentials as to the AWS CLI"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
