package org.masthead.local.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Loopback ports that nobody listens on yet. */
final class FreePorts {

    private FreePorts() {}

    /** Any one. */
    static int any() {
        try (var socket = open(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CloudException("no loopback port is free: " + e.getMessage(), e);
        }
    }

    /** Throws {@link CloudException} for the first that is taken, naming the option to move it. */
    static void check(CloudOptions.Ports ports) {
        check(ports.api(), "the API", "--port");
        check(ports.aws(), "the AWS endpoint", "--aws-port");
        check(ports.publishers(), "the demo publishers", "--publishers-port");
        check(ports.issuer(), "the token issuer", "--issuer-port");
        check(ports.stores(), "the local stores", "--stores-port");
    }

    private static void check(int port, String what, String option) {
        try (var socket = open(port)) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new CloudException(
                    "port %d for %s is taken: stop what listens there, or choose another with %s N"
                            .formatted(port, what, option),
                    e);
        }
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
