package org.masthead.code;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.masthead.page.Digest;

/**
 * A secret that somebody types: random digits of Crockford's Base 32 and, last, his check symbol,
 * which tells a slip of the finger from a wrong code without asking a table.
 *
 * @param digits upper case, without hyphens
 * @see <a href="https://www.crockford.com/base32.html">Douglas Crockford, Base 32</a>
 */
public record Code(String digits) {

    /** Of a voucher or gift: 95 random bits. */
    public static final int VOUCHER = 20;

    /**
     * Of an app password: 115 random bits. From 112 on, a plain approved hash keeps a secret safe
     * (NIST SP 800-63B §5.1.2.2); salt and stretching are for what people make up.
     */
    public static final int APP_PASSWORD = 24;

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** One for each remainder; codes that need one of the last five are not given out. */
    private static final int CHECK_MODULUS = 37;

    private static final int GROUP = 5;

    /** Draws a new one; {@code random} must be cryptographically strong. */
    public static Code draw(RandomGenerator random, int length) {
        while (true) {
            var drawn = new StringBuilder();
            for (int i = 1; i < length; i++) {
                drawn.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
            }
            int check = check(drawn);
            if (check < DIGITS.length()) {
                return new Code(drawn.append(DIGITS.charAt(check)).toString());
            }
        }
    }

    /**
     * Reads what somebody typed: in any case, with hyphens and spaces wherever, O for 0, I and L
     * for 1.
     *
     * @return empty where it cannot be a code of that length: too long, too short, mistyped
     */
    public static Optional<Code> read(String typed, int length) {
        var digits =
                typed.toUpperCase(Locale.ROOT)
                        .replaceAll("[-\\s]", "")
                        .replace('O', '0')
                        .replaceAll("[IL]", "1");
        return Optional.of(digits)
                .filter(it -> it.length() == length)
                .filter(it -> it.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0))
                .filter(it -> check(it.substring(0, length - 1)) == last(it))
                .map(Code::new);
    }

    private static int check(CharSequence digits) {
        return digits.chars()
                .map(DIGITS::indexOf)
                .reduce(0, (sum, digit) -> (sum * DIGITS.length() + digit) % CHECK_MODULUS);
    }

    private static int last(String digits) {
        return DIGITS.indexOf(digits.charAt(digits.length() - 1));
    }

    /** What is stored in its place (SHA-256, hexadecimal). */
    public String digest() {
        return Digest.sha256(digits);
    }

    /** For people: in groups of five. */
    public String shown() {
        return digits.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** Never the secret: what is printed ends in logs. */
    @Override
    public String toString() {
        return "Code(secret)";
    }
}
