package org.masthead.local.cloud.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;
import org.masthead.local.cloud.CloudException;

/** The key of the local issuer, kept in a file so that a token outlives a restart. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /** Reads the key from {@code file}, or makes one and writes it there. */
    static RSAKey in(Path file) {
        try {
            return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : create(file);
        } catch (IOException | ParseException | JOSEException e) {
            throw new CloudException(
                    "the issuer's key %s cannot be used (%s); delete the file to get a new key"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static RSAKey create(Path file) throws IOException, JOSEException {
        var key =
                new RSAKeyGenerator(BITS)
                        .keyID(UUID.randomUUID().toString())
                        .keyUse(KeyUse.SIGNATURE)
                        .generate();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, key.toJSONString());
        return key;
    }
}
