package org.masthead.fetch.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;
import javax.net.SocketFactory;

/**
 * Makes sockets that connect to public addresses only. The check is made on the very address that
 * is connected to, so neither an IP literal, a redirect, nor a DNS answer that changes gets past
 * it.
 */
final class AddressGuard extends SocketFactory {

    private final PrivateOrigins allowed;

    AddressGuard(PrivateOrigins allowed) {
        this.allowed = allowed;
    }

    /** Thrown instead of connecting. */
    static final class NotPublic extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        NotPublic(InetSocketAddress address) {
            super("refused to connect");
            this.reason =
                    "%s is not a public address (%s)"
                            .formatted(
                                    address.getHostString(),
                                    address.isUnresolved()
                                            ? "unresolved"
                                            : address.getAddress().getHostAddress());
        }

        String reason() {
            return reason;
        }
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        var socket = createSocket();
        try {
            socket.connect(address);
        } catch (IOException | UncheckedIOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    private final class GuardedSocket extends Socket {

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            if (!(endpoint instanceof InetSocketAddress address)) {
                throw new IOException("not an internet address: " + endpoint);
            }
            if (address.isUnresolved()
                    || !(PublicAddress.is(address.getAddress()) || allowed.contain(address))) {
                throw new NotPublic(address);
            }
            super.connect(endpoint, timeoutMillis);
        }
    }

    /**
     * The hosts and ports on private addresses that may be reached all the same: the local cloud's
     * demo publishers, and nothing in production.
     */
    record PrivateOrigins(Set<String> hostsAndPorts) {

        static final PrivateOrigins NONE = new PrivateOrigins(Set.of());

        /** Reads {@code host:port} pairs separated by commas; empty text is none. */
        static PrivateOrigins parse(String text) {
            return text.isBlank()
                    ? NONE
                    : new PrivateOrigins(Set.copyOf(List.of(text.strip().split("\\s*,\\s*"))));
        }

        boolean contain(InetSocketAddress address) {
            return contain(address.getAddress().getHostAddress(), address.getPort());
        }

        boolean contain(String host, int port) {
            return hostsAndPorts.contains(host + ":" + port);
        }
    }
}
