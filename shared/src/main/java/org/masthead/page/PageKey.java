package org.masthead.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a raw page is kept: {@code
 * pages/{sourceId}/{yyyy}/{mm}/{dd}/{urlHash}/{contentHash}.html.gz}. Derived from content alone
 * (the day is the one on which this version was asked for), so storing the same page twice is
 * storing it once.
 *
 * @param day the UTC day on which this version was first asked for
 * @param urlHash 32 digits of the requested address's SHA-256
 * @param contentHash 32 digits of the SHA-256 of the bytes as received
 */
public record PageKey(String sourceId, LocalDate day, String urlHash, String contentHash) {

    private static final int DIGITS = 32;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");
    private static final Pattern FORM =
            Pattern.compile(
                    "pages/([a-z0-9-]+)/(\\d{4}/\\d{2}/\\d{2})/([0-9a-f]{32})/([0-9a-f]{32})\\.html\\.gz");

    public static PageKey of(String sourceId, Instant discovered, String url, byte[] content) {
        return new PageKey(
                sourceId,
                LocalDate.ofInstant(discovered, ZoneOffset.UTC),
                urlHash(url),
                Digest.sha256(content).substring(0, DIGITS));
    }

    /** The key of an address in the pages table and in raw page keys. */
    public static String urlHash(String url) {
        return Digest.sha256(url).substring(0, DIGITS);
    }

    /** Empty where the text is not a page key. */
    public static Optional<PageKey> parse(String key) {
        var matcher = FORM.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new PageKey(
                        matcher.group(1),
                        LocalDate.parse(matcher.group(2), DAY),
                        matcher.group(3),
                        matcher.group(4)));
    }

    /** A day as it stands in keys, for example {@code 2026/11/22}. */
    public static String folder(LocalDate day) {
        return DAY.format(day);
    }

    @Override
    public String toString() {
        return "pages/%s/%s/%s/%s.html.gz".formatted(sourceId, folder(day), urlHash, contentHash);
    }
}
