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
     * Global unicast IPv6 is {@code 2000::/3} and nothing else (IANA IPv6 Address Space registry),
     * so all around it is refused as a whole.
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
                            "::/3", // loopback, IPv4-mapped, NAT64, discard: not yet unicast
                            "2001::/23", // IETF protocol assignments, Teredo
                            "2001:db8::/32", // documentation
                            "2002::/16", // 6to4
                            "2620:4f:8000::/48", // AS112
                            "3fff::/20", // documentation
                            "4000::/2", // segment routing, else unassigned
                            "8000::/1") // unique local, link-local, multicast
                    .map(Range::parse)
                    .toList();

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(bytes));
    }

    /** A CIDR block. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(byte[] prefix, int bits) {

        static Range parse(String cidr) {
            int slash = cidr.indexOf('/');
            return new Range(
                    InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress(),
                    Integer.parseInt(cidr.substring(slash + 1)));
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
