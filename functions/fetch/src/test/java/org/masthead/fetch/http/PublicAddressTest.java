package org.masthead.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First and last address of each special range, and the neighbours that are public. */
class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255", // this network
                "10.0.0.0",
                "10.255.255.255", // private
                "100.64.0.0",
                "100.127.255.255", // CGNAT
                "127.0.0.0",
                "127.0.0.1",
                "127.255.255.255", // loopback
                "169.254.0.0",
                "169.254.169.254",
                "169.254.170.2",
                "169.254.255.255", // metadata
                "172.16.0.0",
                "172.31.255.255", // private
                "192.0.0.0",
                "192.0.0.170",
                "192.0.0.255", // protocol assignments
                "192.0.2.0",
                "192.0.2.255", // documentation
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.175.48.1", // AS112, AMT, 6to4
                "192.168.0.0",
                "192.168.255.255", // private
                "198.18.0.0",
                "198.19.255.255", // benchmarks
                "198.51.100.0",
                "198.51.100.255",
                "203.0.113.0",
                "203.0.113.255", // documentation
                "224.0.0.0",
                "224.0.0.251",
                "239.255.255.255", // multicast
                "240.0.0.0",
                "255.255.255.254",
                "255.255.255.255", // reserved, broadcast
                "::",
                "::1",
                "::127.0.0.1",
                "::a00:1", // unspecified, loopback, compatible
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::ffff:10.0.0.1", // mapped
                "::ffff:0:127.0.0.1", // translated (RFC 2765)
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a00:1", // NAT64
                "100::1",
                "100:0:0:1::1", // discard
                "1fff:ffff::1", // before global unicast
                "2001::",
                "2001:0:7f00:1::",
                "2001:2::1",
                "2001:10::1",
                "2001:1ff::1", // Teredo …
                "2001:db8::",
                "2001:db8:ffff::1", // documentation
                "2002::",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::",
                "2002:ffff::", // 6to4
                "2620:4f:8000::1", // AS112
                "3fff::1",
                "3fff:fff::1", // documentation
                "4000::1",
                "5f00::1",
                "7fff::1",
                "8000::1", // unassigned, segment routing
                "fc00::1",
                "fd00:ec2::254",
                "fdff::1", // unique local, metadata
                "fe80::1",
                "febf::1",
                "fec0::1",
                "feff::1", // link-local, site-local
                "ff00::1",
                "ff02::1",
                "ffff::ffff" // multicast
            })
    void is_not(String literal) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(literal))).as(literal).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.1.255",
                "192.0.3.0",
                "192.31.195.255",
                "192.31.197.0",
                "192.52.192.255",
                "192.52.194.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "192.175.47.255",
                "192.175.49.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "93.184.216.34",
                "2000::1",
                "2001:200::",
                "2001:db7:ffff::1",
                "2001:db9::",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700::1",
                "2620:4f:7fff::1",
                "2620:4f:8001::1",
                "2a00:1450::1",
                "3ffe:ffff::1",
                "3fff:1000::1"
            })
    void is_though_it_stands_beside_one_that_is_not(String literal) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(literal))).as(literal).isTrue();
    }

    @Test
    void a_mapped_address_that_keeps_its_sixteen_bytes_is_not_either() throws UnknownHostException {
        var mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 8;
        mapped[15] = 8;
        var address = Inet6Address.getByAddress("mapped", mapped, 0);
        assertThat(address.getAddress()).hasSize(16);
        assertThat(PublicAddress.is(address)).isFalse();
    }
}
