package org.masthead.local.engines;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy over a folder: a bucket is a folder, an object is a file. Signatures are not checked. */
final class S3Engine implements AutoCloseable {

    private final S3Proxy server;

    private S3Engine(S3Proxy server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param around wraps the store, to see what is written
     */
    static S3Engine start(Path folder, UnaryOperator<BlobStore> around) {
        try {
            Files.createDirectories(folder);
            S3Proxy server =
                    S3Proxy.builder()
                            .endpoint(Loopback.http(0))
                            .blobStore(around.apply(new FilesystemNio2BlobStore(folder.toString())))
                            .ignoreUnknownHeaders(true)
                            .build();
            server.start();
            return new S3Engine(server);
        } catch (IOException e) {
            throw new EngineException("S3Proxy: cannot make the folder " + folder, e);
        } catch (Exception e) { // start() declares nothing narrower
            throw new EngineException("S3Proxy did not start over " + folder, e);
        }
    }

    URI endpoint() {
        return Loopback.http(server.getPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // stop() declares nothing narrower
            throw new EngineException("S3Proxy did not stop", e);
        }
    }
}
