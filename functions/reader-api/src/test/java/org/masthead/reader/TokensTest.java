package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.reader.ReaderFixture.LOCKED_WORDS;
import static org.masthead.reader.ReaderFixture.assertProblem;

import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.reader.ReaderFixture.Answer;
import org.masthead.reader.ReaderFixture.Request;

/** A token that is sent to a public route, which API Gateway does not look at. */
class TokensTest extends AgainstReader {

    private Answer top(String token) {
        return reader.send(Request.top().bearing(token));
    }

    @Test
    void that_holds_opens_what_its_member_may_read() {
        var token = issuer.token(issuer.claims("ada", reader.now));
        assertThat(reader.send(reader.anyStory().bearing(token)).body()).contains(LOCKED_WORDS);
    }

    @Test
    void of_cognito_is_accepted_by_its_client_id() {
        var claims =
                issuer.claims("ada", reader.now)
                        .audience((String) null)
                        .claim("client_id", "masthead");
        assertThat(top(issuer.token(claims)).status()).isEqualTo(200);
    }

    @Test
    void with_a_client_id_is_held_to_its_audience_where_it_names_one() {
        var claims =
                issuer.claims("ada", reader.now).audience("other").claim("client_id", "masthead");
        assertRefused(top(issuer.token(claims)), "another audience");
    }

    @Test
    void may_name_its_scopes_in_either_claim() {
        var claims = issuer.claims("ada", reader.now).claim("scope", null);
        claims.claim("scp", List.of("openid", "masthead/member"));
        assertThat(top(issuer.token(claims)).status()).isEqualTo(200);
    }

    @Test
    void whose_issuer_cannot_be_asked_is_no_reason_to_sign_anybody_out() throws Exception {
        var gone = new TestIssuer();
        var orphaned = new ReaderFixture(gone);
        gone.close();
        var token = gone.token(gone.claims("ada", reader.now));
        var answer = orphaned.send(Request.top().bearing(token));
        assertProblem(answer, 503, "issuer-unavailable");
    }

    @Test
    void that_has_expired_is_refused_a_minute_later_at_the_latest() {
        var claims = issuer.claims("ada", reader.now);
        var just = claims.expirationTime(Date.from(reader.now.minusSeconds(30)));
        assertThat(top(issuer.token(just)).status()).isEqualTo(200);
        var longAgo = claims.expirationTime(Date.from(reader.now.minusSeconds(61)));
        assertRefused(top(issuer.token(longAgo)), "has expired");
    }

    @Test
    void without_an_end_is_refused() {
        assertRefused(
                top(issuer.token(issuer.claims("ada", reader.now).expirationTime(null))),
                "has expired");
    }

    @Test
    void that_is_not_valid_yet_is_refused() {
        var claims = issuer.claims("ada", reader.now);
        claims.notBeforeTime(Date.from(reader.now.plusSeconds(90)));
        assertRefused(top(issuer.token(claims)), "not valid yet");
    }

    @Test
    void for_another_audience_is_refused() {
        assertRefused(
                top(issuer.token(issuer.claims("ada", reader.now).audience("other"))),
                "another audience");
    }

    @Test
    void of_another_issuer_is_refused() {
        assertRefused(
                top(issuer.token(issuer.claims("ada", reader.now).issuer("https://evil"))),
                "another issuer");
    }

    @Test
    void without_the_scope_is_refused() {
        assertRefused(
                top(issuer.token(issuer.claims("ada", reader.now).claim("scope", "openid"))),
                "scope");
    }

    @Test
    void that_is_unsigned_is_refused() {
        // Not even well-formed as a signed token: its third part is empty.
        assertRefused(top(issuer.unsigned(issuer.claims("ada", reader.now))), "malformed");
    }

    @Test
    void signed_by_another_key_is_refused() {
        assertRefused(top(issuer.tokenOfAnotherKey(issuer.claims("ada", reader.now))), "signature");
    }

    @Test
    void that_passes_the_public_key_off_as_a_secret_is_refused() throws Exception {
        assertRefused(top(issuer.confused(issuer.claims("ada", reader.now))), "signature");
    }

    @Test
    void with_altered_claims_is_refused() {
        var token = issuer.token(issuer.claims("ada", reader.now));
        var other = issuer.token(issuer.claims("bob", reader.now));
        var mixed =
                token.substring(0, token.indexOf('.'))
                        + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
                        + token.substring(token.lastIndexOf('.'));
        assertRefused(top(mixed), "signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b", "a.b.c", "ey!.ey.x", "....", "e30=.e30=.e30="})
    void that_is_garbage_is_refused(String token) {
        assertRefused(top(token), "malformed");
    }

    @Test
    void with_line_breaks_or_padding_in_it_is_refused_though_the_rest_holds() {
        var token = issuer.token(issuer.claims("ada", reader.now));
        assertRefused(top(token.replaceFirst("\\.", "=.")), "malformed");
        assertRefused(top(token.replaceFirst("\\.", "\n.")), "malformed");
    }

    private static void assertRefused(Answer answer, String reason) {
        assertProblem(answer, 401, "invalid-token");
        assertThat(answer.json().path("detail").asString()).contains(reason);
        assertThat(answer.headers().path("www-authenticate").asString())
                .contains("error=\"invalid_token\"")
                .contains(reason);
    }
}
