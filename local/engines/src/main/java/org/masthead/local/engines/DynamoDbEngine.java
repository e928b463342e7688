package org.masthead.local.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local, one database for every region and access key.
 *
 * <p>Its own server binds every interface of the machine and has no option for that, so its handler
 * is put into a server on loopback here. That also leaves out its telemetry.
 */
final class DynamoDbEngine implements AutoCloseable {

    private static final int NO_BAD_REQUESTS = 0;
    private static final boolean SHARED = true;
    private static final boolean DELAYED_STATUS = false;

    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private DynamoDbEngine(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    static DynamoDbEngine onDisk(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EngineException("DynamoDB Local: cannot make the folder " + folder, e);
        }
        return start(false, folder.toString());
    }

    static DynamoDbEngine inMemory() {
        return start(true, null);
    }

    URI endpoint() {
        return Loopback.http(((NetworkConnector) server.getConnectors()[0]).getLocalPort());
    }

    private static DynamoDbEngine start(boolean inMemory, @Nullable String folder) {
        try {
            var requests =
                    new LocalDynamoDBRequestHandler(
                            NO_BAD_REQUESTS, inMemory, folder, SHARED, DELAYED_STATUS);
            var handler = new LocalDynamoDBServerHandler(requests, null);
            var context = new ContextHandler();
            context.setHandler(handler);
            var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(context);
            server.start();
            return new DynamoDbEngine(server, handler);
        } catch (DynamoDBLocalServiceException e) {
            throw new EngineException("DynamoDB Local cannot use the folder " + folder, e);
        } catch (Exception e) { // start() declares nothing narrower
            throw new EngineException("DynamoDB Local did not start", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
            handler.close();
        } catch (Exception e) { // stop() declares nothing narrower
            throw new EngineException("DynamoDB Local did not stop", e);
        }
    }
}
