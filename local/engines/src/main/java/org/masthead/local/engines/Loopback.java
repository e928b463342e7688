package org.masthead.local.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Random;

/** Addresses on this machine only. */
final class Loopback {

    static final String HOST = "127.0.0.1";

    private static final int FIRST_PORT = 20_000;
    private static final int END_OF_PORTS = 32_000;
    private static final int MOST_TRIES = 1_000;

    private Loopback() {}

    static URI http(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }

    /**
     * A port that nothing listens on now. It is none of those that systems hand out to whoever asks
     * for any (from 32768 on Linux, from 49152 by RFC 6335 §6): engines and clients that start
     * meanwhile would get it before it is used.
     */
    static int freePort() {
        return new Random()
                .ints(FIRST_PORT, END_OF_PORTS)
                .limit(MOST_TRIES)
                .filter(Loopback::isFree)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "No port of %d to %d is free on loopback"
                                        .formatted(FIRST_PORT, END_OF_PORTS - 1)));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
