package org.masthead.reader.feed;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which cards of a feed a member has seen, in a cursor: what they open on one page changes their
 * taste, and with it the next page, but no card comes twice. Four bytes each: among 500 cards two
 * are taken for one another once in 30,000 feeds, and then one of them is not shown.
 */
record Fingerprints(Set<Integer> all) {

    /** What an address has room for; a feed ends there. */
    static final int MOST = 700;

    private static final int DIGITS = 8;
    private static final int HEXADECIMAL = 16;

    Fingerprints {
        all = Set.copyOf(all);
    }

    /** Reads what {@link #encode} wrote; what is none of ours is nothing. */
    static Fingerprints decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var all = new HashSet<Integer>();
            while (bytes.remaining() >= Integer.BYTES) {
                all.add(bytes.getInt());
            }
            return new Fingerprints(all);
        } catch (IllegalArgumentException notBase64) {
            return new Fingerprints(Set.of());
        }
    }

    String encode() {
        var bytes = ByteBuffer.allocate(all.size() * Integer.BYTES);
        all.stream().sorted().forEach(bytes::putInt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    Fingerprints and(List<String> ids) {
        return new Fingerprints(
                Stream.concat(all.stream(), ids.stream().map(Fingerprints::of))
                        .collect(Collectors.toSet()));
    }

    boolean has(String id) {
        return all.contains(of(id));
    }

    int size() {
        return all.size();
    }

    /** Story ids are hexadecimal digits of a hash. */
    private static Integer of(String id) {
        return Integer.parseUnsignedInt(id.substring(0, DIGITS), HEXADECIMAL);
    }
}
