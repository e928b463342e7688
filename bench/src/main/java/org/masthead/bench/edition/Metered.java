package org.masthead.bench.edition;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** A client whose queries say what DynamoDB charges for them. */
final class Metered {

    private final DynamoDbClient client;
    private final DoubleAdder units = new DoubleAdder();

    Metered(DynamoDbClient client) {
        this.client = client;
    }

    DynamoDbClient client() {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.getName().equals("query") && arguments[0] instanceof Consumer<?> request
                    ? query(request)
                    : method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private Object query(Consumer<?> request) {
        var metered =
                QueryRequest.builder()
                        .applyMutation((Consumer<QueryRequest.Builder>) request)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
        var response = client.query(metered);
        units.add(response.consumedCapacity().capacityUnits());
        return response;
    }

    void reset() {
        units.reset();
    }

    /** Read units since the last reset. */
    double units() {
        return units.sum();
    }
}
