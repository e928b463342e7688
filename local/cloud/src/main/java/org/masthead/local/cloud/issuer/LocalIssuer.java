package org.masthead.local.cloud.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.local.cloud.CloudException;
import org.masthead.local.cloud.Loopback;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives tokens to demo members, without a password: an OpenID Connect issuer for this machine only.
 * Publishes its key as OpenID Connect Discovery 1.0 says, so that tokens are verified as in the
 * cloud.
 */
public final class LocalIssuer implements AutoCloseable {

    /** How long a token is good. */
    public static final Duration LIFE = Duration.ofHours(12);

    /** The scope of a member's own routes. */
    public static final String MEMBER_SCOPE = "masthead/member";

    private static final String ADMIN = "admin";
    private static final String ADMIN_SCOPES = MEMBER_SCOPE + " masthead/admin";

    private final RSAKey key;
    private final String audience;
    private final InstantSource clock;
    private final HttpServer server;

    private LocalIssuer(int port, Path keyFile, String audience, InstantSource clock) {
        this.key = SigningKey.in(keyFile);
        this.audience = audience;
        this.clock = clock;
        this.server = Loopback.serve(port, "the token issuer", "--issuer-port", this::answer);
    }

    /**
     * Starts on a loopback port, 0 for any free one.
     *
     * @param keyFile where its key is kept; made if absent
     * @param audience {@code aud} of its tokens
     */
    public static LocalIssuer start(int port, Path keyFile, String audience, InstantSource clock) {
        return new LocalIssuer(port, keyFile, audience, clock);
    }

    /** Its issuer name and address, {@code http://127.0.0.1:PORT}. */
    public String issuer() {
        return Loopback.origin(server);
    }

    /** A token with the scopes that this member has. */
    public String token(String member) {
        return token(member, member.equals(ADMIN) ? ADMIN_SCOPES : MEMBER_SCOPE);
    }

    /** A token with these scopes, separated by spaces. */
    public String token(String member, String scopes) {
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(member)
                        .audience(audience)
                        .claim("scope", scopes)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .jwtID(UUID.randomUUID().toString())
                        .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new CloudException("the issuer's key cannot sign: " + e.getMessage(), e);
        }
        return token.serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/" -> page(exchange);
                case "/.well-known/openid-configuration" ->
                        Loopback.reply(exchange, 200, discovery().toString());
                case "/.well-known/jwks.json" ->
                        Loopback.reply(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/token" -> mint(exchange);
                default -> Loopback.reply(exchange, 404, "{\"error\":\"not_found\"}");
            }
        }
    }

    private static void page(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        try (var page = LocalIssuer.class.getResourceAsStream("issuer.html")) {
            if (page == null) {
                throw new IllegalStateException("issuer.html is not on the class path");
            }
            Loopback.send(exchange, 200, page.readAllBytes());
        }
    }

    private ObjectNode discovery() {
        var document = JsonMapper.shared().createObjectNode();
        document.put("issuer", issuer());
        document.put("jwks_uri", issuer() + "/.well-known/jwks.json");
        document.put("token_endpoint", issuer() + "/token");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        document.putArray("subject_types_supported").add("public");
        document.putArray("response_types_supported").add("token");
        return document;
    }

    private void mint(HttpExchange exchange) throws IOException {
        var query = parameters(exchange.getRequestURI().getRawQuery());
        var member = query.getOrDefault("member", "");
        if (!member.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            Loopback.reply(
                    exchange,
                    400,
                    """
                    {"error":"invalid_request","error_description":\
                    "say who: /token?member=ada (a-z, 0-9 and hyphen)"}\
                    """);
            return;
        }
        var scope = Optional.ofNullable(query.get("scope"));
        var answer = JsonMapper.shared().createObjectNode();
        answer.put(
                "access_token", scope.map(it -> token(member, it)).orElseGet(() -> token(member)));
        answer.put("token_type", "Bearer").put("expires_in", LIFE.toSeconds());
        Loopback.reply(exchange, 200, answer.toString());
    }

    private static Map<String, String> parameters(@org.jspecify.annotations.Nullable String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : Optional.ofNullable(query).orElse("").split("&", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
