package org.masthead.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code X-Hub-Signature}: whether the body is from the one who knows the secret (WebSub §7.1). */
final class Signature {

    /** The methods that §7.1 names. */
    private static final Map<String, String> METHODS =
            Map.of(
                    "sha1", "HmacSHA1",
                    "sha256", "HmacSHA256",
                    "sha384", "HmacSHA384",
                    "sha512", "HmacSHA512");

    private Signature() {}

    /**
     * Checks in a time that does not depend on how much of the signature is right.
     *
     * @param header {@code method=signature}, the signature in hexadecimal digits
     */
    static boolean isRight(Optional<String> header, String secret, byte[] body) {
        var parts = header.orElse("").strip().split("=", 2);
        var algorithm = Optional.ofNullable(METHODS.get(parts[0]));
        return parts.length == 2
                && algorithm.isPresent()
                && MessageDigest.isEqual(hmac(algorithm.get(), secret, body), bytes(parts[1]));
    }

    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] hmac(String algorithm, String secret, byte[] body) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
