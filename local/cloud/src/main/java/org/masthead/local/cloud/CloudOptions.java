package org.masthead.local.cloud;

import java.nio.file.Path;
import java.util.Optional;
import org.masthead.local.cloud.runtime.RuntimeClient;

/**
 * What a local cloud is started with.
 *
 * @param template the SAM template
 * @param data folder for everything that outlives a stop
 * @param fresh whether {@code data} is emptied first
 * @param ports where it listens
 * @param processes JVMs per function
 * @param demo whether demo publishers and demo members are put in
 * @param pages folder of saved pages to carry as one more source
 * @param client who asks for events in a function's process
 */
public record CloudOptions(
        Path template,
        Path data,
        boolean fresh,
        Ports ports,
        int processes,
        boolean demo,
        Optional<Path> pages,
        RuntimeClient client) {

    /**
     * Loopback ports; 0 for any free one.
     *
     * @param api the HTTP API
     * @param aws every AWS service
     * @param publishers the demo publishers
     * @param issuer the token issuer
     * @param stores Apple, Google and Stripe
     */
    public record Ports(int api, int aws, int publishers, int issuer, int stores) {
        public static final Ports DEFAULT = new Ports(8080, 4566, 8081, 8082, 8083);
        public static final Ports FREE = new Ports(0, 0, 0, 0, 0);

        public Ports withApi(int port) {
            return new Ports(port, aws, publishers, issuer, stores);
        }

        public Ports withAws(int port) {
            return new Ports(api, port, publishers, issuer, stores);
        }

        public Ports withPublishers(int port) {
            return new Ports(api, aws, port, issuer, stores);
        }

        public Ports withStores(int port) {
            return new Ports(api, aws, publishers, issuer, port);
        }

        public Ports withIssuer(int port) {
            return new Ports(api, aws, publishers, port, stores);
        }
    }

    /** The usual: default ports, one process a function, demo on. */
    public static CloudOptions of(Path template, Path data) {
        return new CloudOptions(
                template,
                data,
                false,
                Ports.DEFAULT,
                1,
                true,
                Optional.empty(),
                RuntimeClient.forThisSystem());
    }

    public CloudOptions withFresh() {
        return new CloudOptions(template, data, true, ports, processes, demo, pages, client);
    }

    public CloudOptions withPorts(Ports ports) {
        return new CloudOptions(template, data, fresh, ports, processes, demo, pages, client);
    }

    public CloudOptions withProcesses(int processes) {
        return new CloudOptions(template, data, fresh, ports, processes, demo, pages, client);
    }

    public CloudOptions withoutDemo() {
        return new CloudOptions(template, data, fresh, ports, processes, false, pages, client);
    }

    public CloudOptions withData(Path data) {
        return new CloudOptions(template, data, fresh, ports, processes, demo, pages, client);
    }

    public CloudOptions withPages(Path folder) {
        return new CloudOptions(
                template, data, fresh, ports, processes, demo, Optional.of(folder), client);
    }

    public CloudOptions withClient(RuntimeClient client) {
        return new CloudOptions(template, data, fresh, ports, processes, demo, pages, client);
    }
}
