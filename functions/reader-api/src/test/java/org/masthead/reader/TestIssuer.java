package org.masthead.reader;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.masthead.json.Json;

/** An OpenID Connect issuer on loopback: discovery, one key, and whatever token a test wants. */
final class TestIssuer implements AutoCloseable {

    private final RSAKey key;
    private final RSAKey otherKey;
    private final HttpServer server;

    TestIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("key-1").generate();
        otherKey = new RSAKeyGenerator(2048).keyID("key-1").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                "/.well-known/openid-configuration",
                Json.write(Map.of("issuer", address(), "jwks_uri", address() + "/jwks")));
        serve("/jwks", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    private void serve(String path, String json) {
        server.createContext(
                path,
                exchange -> {
                    var bytes = json.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Claims that hold for an hour from {@code now}. */
    JWTClaimsSet.Builder claims(String member, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience("masthead")
                .subject(member)
                .claim("scope", "openid masthead/member")
                .expirationTime(Date.from(now.plusSeconds(3600)));
    }

    String token(JWTClaimsSet.Builder claims) {
        return signed(key, claims);
    }

    String tokenOfAnotherKey(JWTClaimsSet.Builder claims) {
        return signed(otherKey, claims);
    }

    String unsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    /** Signed by HMAC with the public key as the secret: RS256 taken for HS256. */
    String confused(JWTClaimsSet.Builder claims) throws JOSEException {
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return jwt.serialize();
    }

    private static String signed(RSAKey by, JWTClaimsSet.Builder claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build();
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(new RSASSASigner(by));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a fresh key signs", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
