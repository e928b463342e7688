package org.masthead.membership.store;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Base64url as JSON Web Signatures have it: no padding, no spare bits (RFC 7515 §2, appendix C).
 */
public final class Base64Url {

    private static final Pattern THREE_PARTS =
            Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private Base64Url() {}

    /**
     * Whether the text is three parts that are strict base64url. Libraries read more than that, and
     * then one signature has many spellings.
     */
    public static boolean isSigned(String jws) {
        if (!THREE_PARTS.matcher(jws).matches()) {
            return false;
        }
        for (var part : jws.split("\\.", -1)) {
            if (!isStrict(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStrict(String part) {
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
