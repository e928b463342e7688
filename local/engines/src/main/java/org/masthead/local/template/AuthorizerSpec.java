package org.masthead.local.template;

import java.util.List;

/**
 * The check of a token before a route's function is called.
 *
 * @param audiences the token's {@code aud} or {@code client_id} must be one of these
 * @param scopes the token must carry at least one of these; empty means any token will do
 * @param identitySource where the token is, {@code $request.header.Authorization}
 */
public record AuthorizerSpec(
        String name,
        String issuer,
        List<String> audiences,
        List<String> scopes,
        String identitySource) {}
