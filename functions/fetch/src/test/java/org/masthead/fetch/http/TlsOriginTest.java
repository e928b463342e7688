package org.masthead.fetch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masthead.fetch.http.FetchResult.NotModified;
import org.masthead.fetch.http.Fetcher.Validators;

/** Origins that speak TLS, and HTTP/2 where they offer it. */
@Timeout(60)
class TlsOriginTest {

    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder()
                    .commonName("courier.example")
                    .addSubjectAlternativeName("127.0.0.1")
                    .build();

    private final MockWebServer origin = new MockWebServer();

    TlsOriginTest() throws IOException {
        var keys = new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
        origin.useHttps(keys.sslSocketFactory());
        origin.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    @AfterEach
    void close() {
        origin.close();
    }

    private FetchResult get(HandshakeCertificates trusted, Validators validators) {
        var fetcher =
                new Fetcher(
                        "https://operator.example",
                        "127.0.0.1:" + origin.getPort(),
                        AgainstRawOrigin.NOON,
                        Duration.ofSeconds(20),
                        wiring ->
                                wiring.sslSocketFactory(
                                        trusted.sslSocketFactory(), trusted.trustManager()));
        return fetcher.get("https://127.0.0.1:" + origin.getPort() + "/a", validators);
    }

    private static HandshakeCertificates trusting() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(CERTIFICATE.certificate())
                .build();
    }

    private String protocol() throws InterruptedException {
        return origin.takeRequest().getRequestLine();
    }

    @Test
    void that_offer_http_2_are_spoken_to_in_it() throws InterruptedException {
        origin.enqueue(
                new MockResponse.Builder().body("a page").setHeader("ETag", "\"1\"").build());
        origin.enqueue(new MockResponse.Builder().code(304).build());
        var page = AgainstRawOrigin.fetched(get(trusting(), Validators.NONE));
        assertThat(page.body()).isEqualTo(AgainstRawOrigin.bytes("a page"));
        assertThat(get(trusting(), new Validators(page.etag(), Optional.empty())))
                .isInstanceOf(NotModified.class);
        assertThat(protocol()).isEqualTo("GET /a HTTP/2");
        assertThat(protocol()).isEqualTo("GET /a HTTP/2");
    }

    @Test
    void that_do_not_are_spoken_to_in_http_1() throws InterruptedException {
        origin.setProtocols(List.of(Protocol.HTTP_1_1));
        origin.enqueue(new MockResponse.Builder().body("a page").build());
        AgainstRawOrigin.fetched(get(trusting(), Validators.NONE));
        assertThat(protocol()).isEqualTo("GET /a HTTP/1.1");
    }

    @Test
    void whose_headers_have_no_end_fail_in_http_2_too() {
        var endless = new MockResponse.Builder().body("a page");
        for (int i = 0; i < 10_000; i++) {
            endless.addHeader("X-" + i, "x".repeat(100));
        }
        origin.enqueue(endless.build());
        AgainstRawOrigin.assertFailed(get(trusting(), Validators.NONE));
    }

    @Test
    void whose_certificate_nobody_vouches_for_are_not_believed() {
        origin.enqueue(new MockResponse.Builder().body("a page").build());
        var strangers =
                new HandshakeCertificates.Builder().addPlatformTrustedCertificates().build();
        AgainstRawOrigin.assertFailed(get(strangers, Validators.NONE), "SSLHandshakeException");
    }
}
