package org.masthead.local.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JSON Web Signatures in the compact form (RFC 7515). */
public final class Jws {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Jws() {}

    /** Signs with an elliptic key of P-256. */
    public static String es256(Map<String, ?> header, Map<String, ?> payload, PrivateKey key) {
        return signed(header, payload, key, "ES256", "SHA256withECDSAinP1363Format");
    }

    /** Signs with an RSA key. */
    public static String rs256(Map<String, ?> header, Map<String, ?> payload, PrivateKey key) {
        return signed(header, payload, key, "RS256", "SHA256withRSA");
    }

    private static String signed(
            Map<String, ?> header,
            Map<String, ?> payload,
            PrivateKey key,
            String name,
            String algorithm) {
        var head = JSON.createObjectNode().put("alg", name);
        header.forEach((field, value) -> head.set(field, JSON.valueToTree(value)));
        var content =
                part(head.toString().getBytes(UTF_8)) + "." + part(JSON.writeValueAsBytes(payload));
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content.getBytes(UTF_8));
            return content + "." + part(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** Base64url without padding. */
    public static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
