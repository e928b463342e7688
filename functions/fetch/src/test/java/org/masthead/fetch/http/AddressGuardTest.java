package org.masthead.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.fetch.http.FetchResult.Fetched;
import org.masthead.fetch.http.FetchResult.Refused;
import org.masthead.fetch.http.Fetcher.Validators;

/** Which addresses a fetcher reaches, whatever they are called. */
class AddressGuardTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final RawOrigin origin;

    AddressGuardTest() throws IOException {
        origin = new RawOrigin();
    }

    @BeforeEach
    void answer() {
        origin.on("/", OK);
    }

    @AfterEach
    void close() throws IOException {
        origin.close();
    }

    private static Fetcher fetcher(String privateOrigins, Dns dns) {
        return new Fetcher(
                "https://operator.example",
                privateOrigins,
                InstantSource.system(),
                Duration.ofSeconds(5),
                wiring -> wiring.dns(dns));
    }

    private static FetchResult get(String privateOrigins, Dns dns, String url) {
        return fetcher(privateOrigins, dns).get(url, Validators.NONE);
    }

    private static Dns answering(String... literals) {
        return host -> Stream.of(literals).map(literal -> named(host, literal)).toList();
    }

    private static InetAddress named(String host, String literal) {
        try {
            return InetAddress.getByAddress(host, InetAddress.ofLiteral(literal).getAddress());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Dns none() {
        return host -> {
            throw new UnknownHostException("asked for " + host);
        };
    }

    @Nested
    class InProduction {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.1/",
                    "https://127.0.0.1/",
                    "http://[::1]/",
                    "http://[0:0:0:0:0:0:0:1]/",
                    "http://[::ffff:127.0.0.1]/",
                    "http://[::ffff:7f00:1]/",
                    "http://[::127.0.0.1]/",
                    "http://[64:ff9b::7f00:1]/",
                    "http://[2002:7f00:1::]/",
                    "http://[2001:0:7f00:1::]/",
                    "http://[fd00:ec2::254]/latest/meta-data/",
                    "http://169.254.169.254/latest/meta-data/",
                    "http://169.254.170.2/v2/credentials",
                    "http://0.0.0.0/",
                    "http://10.1.2.3/",
                    "http://100.100.100.200/",
                    "http://0177.0.0.1/",
                    "http://0x7f.1/",
                    "http://2130706433/",
                    "http://127.1/",
                    "http://127.0.0.1./",
                    "http://%31%32%37.0.0.1/",
                    "http://①②⑦.⓪.⓪.①/",
                    "http://127。0。0。1/",
                    "http://courier.example@127.0.0.1/",
                    "http://courier.example:80@127.0.0.1/",
                    "http://courier.example\\@127.0.0.1/",
                    "http://127.0.0.1\\@courier.example/",
                    "http://127.0.0.1#@courier.example/",
                    "http://127.0.0.1?@courier.example/",
                    "ht\ttp://127.0.\n0.1/",
                    "\u0001http://127.0.0.1/",
                    "http:127.0.0.1/",
                    "http:/127.0.0.1/"
                })
        void no_spelling_of_an_address_that_is_not_public_is_reached(String url) {
            var result = get("", answering("127.0.0.1"), url);
            assertThat(result).as(url).isInstanceOf(Refused.class);
        }

        @Test
        void nor_is_a_host_whose_name_stands_for_one() {
            assertThat(get("", answering("10.0.0.1"), "http://courier.example/"))
                    .isEqualTo(new Refused("courier.example is not a public address (10.0.0.1)"));
            assertThat(get("", answering("::1", "127.0.0.1"), "http://courier.example/"))
                    .isInstanceOf(Refused.class);
            assertThat(get("", Dns.SYSTEM, "http://localhost/")).isInstanceOf(Refused.class);
        }

        @Test
        void nor_is_any_port_but_the_webs_own() {
            assertThat(get("", none(), origin.url("/"))).isInstanceOf(Refused.class);
            assertThat(get("", none(), "http://courier.example:22/"))
                    .isEqualTo(new Refused("http://courier.example:22/ is not on port 80 or 443"));
            assertThat(get("", none(), "http://courier.example:443/")).isInstanceOf(Refused.class);
            assertThat(get("", none(), "https://courier.example:80/")).isInstanceOf(Refused.class);
            assertThat(origin.requests()).isEmpty();
        }
    }

    @Nested
    class InTheLocalCloud {

        @Test
        void exactly_the_named_host_and_port_are_reached() throws IOException {
            try (var other = new RawOrigin().on("/", OK)) {
                var named = "10.9.8.7:80, " + origin.hostAndPort();
                assertThat(get(named, none(), origin.url("/"))).isInstanceOf(Fetched.class);
                assertThat(get(named, none(), other.url("/"))).isInstanceOf(Refused.class);
                assertThat(other.requests()).isEmpty();
            }
        }

        @Test
        void another_name_for_that_host_is_not() {
            var port = origin.hostAndPort().substring("127.0.0.1".length());
            assertThat(
                            get(
                                    origin.hostAndPort(),
                                    answering("127.0.0.1"),
                                    "http://courier.example" + port + "/"))
                    .isInstanceOf(Refused.class);
            assertThat(origin.requests()).isEmpty();
        }

        @Test
        void naming_the_same_twice_is_naming_it_once() {
            var twice = origin.hostAndPort() + "," + origin.hostAndPort();
            assertThat(get(twice, none(), origin.url("/"))).isInstanceOf(Fetched.class);
        }
    }

    @Nested
    class ARedirect {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://10.0.0.1/",
                    "http://169.254.169.254/latest/meta-data/",
                    "http://[::1]/",
                    "http://[::ffff:169.254.169.254]/",
                    "http://0x7f.1/",
                    "http://127.0.0.1/",
                    "http://courier.example/",
                    "//courier.example/",
                    "https://courier.example/",
                    "http://courier.example:6379/"
                })
        void to_where_no_message_could_go_is_refused(String target) {
            origin.on(
                    "/", "HTTP/1.1 302 Found", "Location: " + target, "Content-Length: 0", "", "");
            assertThat(get(origin.hostAndPort(), answering("192.168.1.1"), origin.url("/")))
                    .isInstanceOf(Refused.class);
            assertThat(origin.requests()).hasSize(1);
        }
    }

    @Nested
    class DnsThatChangesItsAnswer {

        @Test
        void is_asked_once_a_connection_and_what_it_said_is_what_is_checked() {
            var asked = new AtomicInteger();
            Dns rebinding =
                    host ->
                            List.of(
                                    named(
                                            host,
                                            asked.getAndIncrement() == 0
                                                    ? "127.0.0.1"
                                                    : "93.184.216.34"));
            assertThat(get("", rebinding, "http://courier.example/"))
                    .isEqualTo(new Refused("courier.example is not a public address (127.0.0.1)"));
            assertThat(asked).hasValue(1);
        }

        @Test
        void cannot_lead_a_second_message_in_either() {
            var answers = List.of("10.0.0.1", "127.0.0.1", "169.254.169.254").iterator();
            var fetcher = fetcher("", host -> List.of(InetAddress.ofLiteral(answers.next())));
            for (int i = 0; i < 3; i++) {
                assertThat(fetcher.get("http://courier.example/", Validators.NONE))
                        .isInstanceOf(Refused.class);
            }
        }
    }

    @Nested
    class EveryWayToMakeASocket {

        private final AddressGuard guard = new AddressGuard(AddressGuard.PrivateOrigins.NONE);
        private final InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");

        @Test
        void is_guarded() {
            int port = Integer.parseInt(origin.hostAndPort().split(":", 2)[1]);
            assertThatThrownBy(() -> guard.createSocket("127.0.0.1", port)).is(notPublic());
            assertThatThrownBy(() -> guard.createSocket(loopback, port)).is(notPublic());
            assertThatThrownBy(() -> guard.createSocket("127.0.0.1", port, loopback, 0))
                    .is(notPublic());
            assertThatThrownBy(() -> guard.createSocket(loopback, port, loopback, 0))
                    .is(notPublic());
            var address = new InetSocketAddress(loopback, port);
            assertThatThrownBy(() -> guard.createSocket().connect(address)).is(notPublic());
            assertThatThrownBy(() -> guard.createSocket().connect(address, 9)).is(notPublic());
            var unresolved = InetSocketAddress.createUnresolved("courier.example", 80);
            assertThatThrownBy(() -> guard.createSocket().connect(unresolved)).is(notPublic());
        }

        private static Condition<Throwable> notPublic() {
            return new Condition<>(
                    AddressGuard.NotPublic.class::isInstance, "refused as not public");
        }
    }
}
