package org.masthead.member;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who a token says its bearer is.
 *
 * @param id the token's {@code sub}: the member's id here
 * @param issuer the token's {@code iss}; a {@code sub} is unique under it alone (OpenID Connect
 *     Core 1.0 §5.7)
 * @param email only where the issuer has verified it
 */
public record Person(String id, String issuer, Optional<String> email) {

    /** One of whom only the id is known. */
    public static Person of(String id) {
        return new Person(id, "", Optional.empty());
    }

    /** From a token's claims, which have been verified, as texts. */
    public static Person of(String id, Map<String, String> claims) {
        return new Person(
                id,
                claims.getOrDefault("iss", ""),
                Optional.ofNullable(claims.get("email"))
                        .filter(email -> email.indexOf('@') > 0)
                        .filter(email -> "true".equals(claims.get("email_verified"))));
    }

    /**
     * What tells this person from others across accounts: the account at the issuer, and the
     * mailbox. A new account there has another {@code sub}, and often the same mailbox.
     */
    public List<String> marks() {
        return Stream.concat(
                        Stream.of("sub\n" + issuer + "\n" + id),
                        email.map(Person::mailbox).map(it -> "email\n" + it).stream())
                .toList();
    }

    /**
     * What follows a + reaches the same mailbox (RFC 5233), and case does not matter in practice.
     */
    private static String mailbox(String email) {
        int at = email.lastIndexOf('@');
        var name = email.substring(0, at);
        int plus = name.indexOf('+');
        return ((plus > 0 ? name.substring(0, plus) : name) + email.substring(at))
                .toLowerCase(Locale.ROOT);
    }
}
