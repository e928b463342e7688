package org.masthead.fetch.http;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet. A table, because the JDK's own predicates know
 * loopback and the RFC 1918 ranges but not shared, documentation, benchmark or embedded addresses.
 *
 * <p>Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates).
 */
final class PublicAddress {

    /**
     * Every range that is not globally reachable, or carries an IPv4 address inside an IPv6 one.
     */
    private static final List<Range> NOT_PUBLIC =
            Stream.of(
                            "0.0.0.0/8", // this network
                            "10.0.0.0/8", // private
                            "100.64.0.0/10", // shared (CGNAT)
                            "127.0.0.0/8", // loopback
                            "169.254.0.0/16", // link-local, cloud metadata
                            "172.16.0.0/12", // private
                            "192.0.0.0/24", // IETF protocol assignments
                            "192.0.2.0/24", // documentation
                            "192.31.196.0/24", // AS112
                            "192.52.193.0/24", // AMT
                            "192.88.99.0/24", // 6to4 relays
                            "192.168.0.0/16", // private
                            "192.175.48.0/24", // AS112
                            "198.18.0.0/15", // benchmarks
                            "198.51.100.0/24", // documentation
                            "203.0.113.0/24", // documentation
                            "224.0.0.0/4", // multicast
                            "240.0.0.0/4", // reserved, broadcast
                            "::/96", // unspecified, loopback, IPv4-compatible
                            "::ffff:0:0/96", // IPv4-mapped
                            "64:ff9b::/96", // NAT64
                            "64:ff9b:1::/48", // NAT64, local use
                            "100::/64", // discard
                            "100:0:0:1::/64", // dummy prefix
                            "2001::/23", // IETF protocol assignments, Teredo
                            "2001:db8::/32", // documentation
                            "2002::/16", // 6to4
                            "2620:4f:8000::/48", // AS112
                            "3fff::/20", // documentation
                            "5f00::/16", // segment routing
                            "fc00::/7", // unique local
                            "fe80::/10", // link-local
                            "fec0::/10", // site-local
                            "ff00::/8") // multicast
                    .map(Range::parse)
                    .toList();

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(bytes));
    }

    /**
     * A CIDR block; keeps the 16 bytes of a mapped address, which the JDK would shorten to four.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(byte[] prefix, int bits) {

        static Range parse(String cidr) {
            int slash = cidr.indexOf('/');
            return new Range(
                    bytes(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
        }

        private static byte[] bytes(String literal) {
            if (literal.equals("::ffff:0:0")) {
                var mapped = new byte[16];
                mapped[10] = (byte) 0xff;
                mapped[11] = (byte) 0xff;
                return mapped;
            }
            try {
                return InetAddress.ofLiteral(literal).getAddress();
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("not an address literal: " + literal, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != prefix[i]) {
                    return false;
                }
            }
            int rest = bits % 8;
            if (rest == 0) {
                return true;
            }
            int mask = 0xff << (8 - rest);
            return (address[whole] & mask) == (prefix[whole] & mask);
        }
    }
}
