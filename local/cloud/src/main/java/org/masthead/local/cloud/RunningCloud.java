package org.masthead.local.cloud;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a running cloud answers, as it wrote it into its data folder for commands that talk to it.
 *
 * @param data its data folder
 * @param aws its AWS endpoint
 * @param api its HTTP API
 * @param issuer its token issuer
 * @param stores its Apple, Google and Stripe
 */
public record RunningCloud(Path data, URI api, URI aws, URI issuer, URI stores) {

    private static final String FILE = "running.json";
    private static final CloudOptions.Ports USUAL = CloudOptions.Ports.DEFAULT;

    /** What the cloud on that folder wrote last, or the usual ports where it wrote nothing. */
    public static RunningCloud in(Path data) {
        try {
            var json = JsonMapper.shared().readTree(Files.readString(data.resolve(FILE)));
            return new RunningCloud(
                    data,
                    URI.create(json.path("api").asString()),
                    URI.create(json.path("aws").asString()),
                    URI.create(json.path("issuer").asString()),
                    URI.create(json.path("stores").asString()));
        } catch (IOException | JacksonException e) {
            return new RunningCloud(
                    data,
                    local(USUAL.api()),
                    local(USUAL.aws()),
                    local(USUAL.issuer()),
                    local(USUAL.stores()));
        }
    }

    /**
     * The cloud on a folder that somebody named.
     *
     * @throws CloudException where none has ever run on it; commands must not reach for another
     */
    public static RunningCloud on(Path data) {
        if (!Files.exists(data.resolve(FILE))) {
            throw new CloudException(
                    "no cloud has run on %s; start one with local/masthead up --data %s"
                            .formatted(data, data));
        }
        return in(data);
    }

    private static URI local(int port) {
        return URI.create("http://" + Loopback.HOST + ":" + port);
    }

    /** Writes it down for other processes. */
    void write() {
        var json = JsonMapper.shared().createObjectNode();
        json.put("api", api.toString())
                .put("aws", aws.toString())
                .put("issuer", issuer.toString())
                .put("stores", stores.toString());
        try {
            Files.writeString(data.resolve(FILE), json + "\n");
        } catch (IOException e) {
            throw new CloudException(
                    "%s cannot be written: %s".formatted(data.resolve(FILE), e), e);
        }
    }
}
