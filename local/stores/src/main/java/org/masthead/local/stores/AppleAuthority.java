package org.masthead.local.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority made like Apple's: a root, an intermediate, and a leaf that signs, each
 * with the mark that Apple's library looks for.
 */
public final class AppleAuthority {

    // Apple, "Certification Practice Statement, WWDR": what intermediate and signer are marked
    // with.
    private static final ASN1ObjectIdentifier INTERMEDIATE =
            new ASN1ObjectIdentifier("1.2.840.113635.100.6.2.1");
    private static final ASN1ObjectIdentifier SIGNER =
            new ASN1ObjectIdentifier("1.2.840.113635.100.6.11.1");

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration YEARS = Duration.ofDays(3_650);

    private final List<String> chain;
    private final PrivateKey key;

    private AppleAuthority(List<String> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * Makes new keys and certificates.
     *
     * @param now they are valid from the day before
     */
    public static AppleAuthority at(Instant now) {
        return made(now, true);
    }

    /** The same, but its signer lacks the mark: a developer's certificate under Apple's root. */
    public static AppleAuthority unmarkedAt(Instant now) {
        return made(now, false);
    }

    private static AppleAuthority made(Instant now, boolean marked) {
        try {
            var root = pair();
            var middle = pair();
            var leaf = pair();
            var rootName = new X500Name("CN=Local Root CA");
            var middleName = new X500Name("CN=Local WWDR CA");
            var top = certificate(rootName, root, rootName, root, now).authority();
            var between =
                    certificate(rootName, root, middleName, middle, now)
                            .authority()
                            .marked(INTERMEDIATE);
            var end = certificate(middleName, middle, new X500Name("CN=Local Signer"), leaf, now);
            return new AppleAuthority(
                    List.of(
                            text((marked ? end.marked(SIGNER) : end).signed()),
                            text(between.signed()),
                            text(top.signed())),
                    leaf.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("certificates could not be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Draft(JcaX509v3CertificateBuilder builder, PrivateKey issuer) {

        Draft authority() throws IOException {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            return this;
        }

        Draft marked(ASN1ObjectIdentifier mark) throws IOException {
            builder.addExtension(mark, false, DERNull.INSTANCE);
            return this;
        }

        X509CertificateHolder signed() throws OperatorCreationException {
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer));
        }
    }

    private static Draft certificate(
            X500Name issuer, KeyPair issuerKey, X500Name subject, KeyPair key, Instant now) {
        return new Draft(
                new JcaX509v3CertificateBuilder(
                        issuer,
                        BigInteger.valueOf(now.toEpochMilli()),
                        Date.from(now.minus(A_DAY)),
                        Date.from(now.plus(YEARS)),
                        subject,
                        key.getPublic()),
                issuerKey.getPrivate());
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String text(X509CertificateHolder certificate) throws IOException {
        return Base64.getEncoder().encodeToString(certificate.getEncoded());
    }

    /** The root, base64 of DER. */
    public String root() {
        return chain.getLast();
    }

    /** Signs as Apple signs, with the chain in the header. */
    public String sign(Map<String, ?> payload) {
        return Jws.es256(Map.of("x5c", chain), payload, key);
    }

    /** Signs with the first certificates of the chain only. */
    public String signWithChainOf(int certificates, Map<String, ?> payload) {
        return Jws.es256(Map.of("x5c", chain.subList(0, certificates)), payload, key);
    }
}
