package org.masthead.local.engines;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A client that adds up the capacity units that DynamoDB says its calls consumed. */
public final class MeteredDynamoDb implements ExecutionInterceptor {

    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private final DoubleAdder reads = new DoubleAdder();
    private final DoubleAdder writes = new DoubleAdder();
    private final DynamoDbClient client;

    /** Past the roles: what is metered is the table, not the function. */
    public MeteredDynamoDb(LocalAws aws) {
        var key = AwsBasicCredentials.create("metered", "local");
        client =
                DynamoDbClient.builder()
                        .endpointOverride(aws.backends().dynamoDb())
                        .region(Region.of(aws.template().account().region()))
                        .credentialsProvider(StaticCredentialsProvider.create(key))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(it -> it.addExecutionInterceptor(this))
                        .build();
    }

    public DynamoDbClient client() {
        return client;
    }

    /** Units of all calls since the last time this was asked. */
    public double units() {
        return readUnits() + writeUnits();
    }

    /** Units of reading since the last time this was asked. */
    public double readUnits() {
        return reads.sumThenReset();
    }

    /** Units of writing since the last time this was asked. */
    public double writeUnits() {
        return writes.sumThenReset();
    }

    /** A call that is not known here is refused: what it consumes would be missing. */
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case QueryRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
            case GetItemRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
            case PutItemRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
            case UpdateItemRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
            case DeleteItemRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchGetItemRequest it -> it.toBuilder().returnConsumedCapacity(TOTAL).build();
            case TransactWriteItemsRequest it ->
                    it.toBuilder().returnConsumedCapacity(TOTAL).build();
            default ->
                    throw new IllegalArgumentException(
                            "nothing meters a " + context.request().getClass().getSimpleName());
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        add(reads, read(context.response()));
        add(writes, written(context.response()));
    }

    private static void add(DoubleAdder units, Stream<ConsumedCapacity> consumed) {
        consumed.mapToDouble(ConsumedCapacity::capacityUnits).forEach(units::add);
    }

    private static Stream<ConsumedCapacity> read(SdkResponse response) {
        return switch (response) {
            case QueryResponse it -> Stream.of(it.consumedCapacity());
            case GetItemResponse it -> Stream.of(it.consumedCapacity());
            case BatchGetItemResponse it -> it.consumedCapacity().stream();
            default -> Stream.empty();
        };
    }

    private static Stream<ConsumedCapacity> written(SdkResponse response) {
        return switch (response) {
            case PutItemResponse it -> Stream.of(it.consumedCapacity());
            case UpdateItemResponse it -> Stream.of(it.consumedCapacity());
            case DeleteItemResponse it -> Stream.of(it.consumedCapacity());
            case TransactWriteItemsResponse it -> it.consumedCapacity().stream();
            default -> Stream.empty();
        };
    }
}
