package org.masthead.local.engines;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.ParseException;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local.
 *
 * <p>It binds every interface of this machine and has no option to change that: on a shared network
 * use a firewall. One database for every region and access key ({@code -sharedDb}).
 */
final class DynamoDbEngine implements AutoCloseable {

    private final DynamoDBProxyServer server;
    private final URI endpoint;

    private DynamoDbEngine(DynamoDBProxyServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    static DynamoDbEngine onDisk(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EngineException("DynamoDB Local: cannot make the folder " + folder, e);
        }
        return start(List.of("-dbPath", folder.toString()));
    }

    static DynamoDbEngine inMemory() {
        return start(List.of("-inMemory"));
    }

    URI endpoint() {
        return endpoint;
    }

    private static DynamoDbEngine start(List<String> storage) {
        int port = Loopback.freePort();
        Stream<String> arguments =
                Stream.concat(
                        Stream.of("-port", "" + port, "-sharedDb", "-disableTelemetry"),
                        storage.stream());
        try {
            DynamoDBProxyServer server =
                    ServerRunner.createServerFromCommandLineArgs(arguments.toArray(String[]::new));
            server.start();
            return new DynamoDbEngine(server, Loopback.http(port));
        } catch (DynamoDBLocalServiceException | ParseException e) {
            throw new EngineException("DynamoDB Local did not take its options " + storage, e);
        } catch (Exception e) { // start() declares nothing narrower
            throw new EngineException("DynamoDB Local did not start on port " + port, e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // stop() declares nothing narrower
            throw new EngineException("DynamoDB Local did not stop", e);
        }
    }
}
