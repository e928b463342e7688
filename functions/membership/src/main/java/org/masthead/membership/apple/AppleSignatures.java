package org.masthead.membership.apple;

import com.apple.itunes.storekit.model.JWSRenewalInfoDecodedPayload;
import com.apple.itunes.storekit.model.JWSTransactionDecodedPayload;
import com.apple.itunes.storekit.model.ResponseBodyV2DecodedPayload;
import com.apple.itunes.storekit.verification.SignedDataVerifier;
import com.apple.itunes.storekit.verification.VerificationException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.masthead.membership.store.Base64Url;

/**
 * Checks what Apple signs, with Apple's own library: certificate chain to the root, signature,
 * bundle, app, environment.
 */
public final class AppleSignatures {

    /** Not by Apple, not for us, or not as it was signed. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }

        Refused(VerificationException cause) {
            super(words(cause), cause);
        }

        /** The library says no more than its status where the payload itself is at fault. */
        private static String words(VerificationException cause) {
            return switch (cause.getStatus()) {
                case OK, VERIFICATION_FAILURE -> "the signature is not right";
                case RETRYABLE_VERIFICATION_FAILURE -> "Apple could not be asked about revocation";
                case INVALID_APP_IDENTIFIER -> "it is for another app";
                case INVALID_ENVIRONMENT -> "it is from another environment";
                case INVALID_CERTIFICATE -> "a certificate is not valid";
                case INVALID_CHAIN_LENGTH -> "the chain has not three certificates";
                case INVALID_CHAIN -> "the chain does not lead to a root that is trusted";
            };
        }
    }

    private final SignedDataVerifier verifier;

    private AppleSignatures(AppleSettings settings, boolean online) {
        this.verifier =
                new SignedDataVerifier(
                        settings.roots().stream()
                                .map(ByteArrayInputStream::new)
                                .map(InputStream.class::cast)
                                .collect(Collectors.toSet()),
                        settings.bundle(),
                        settings.appId(),
                        settings.environment(),
                        online);
    }

    /** For what comes from outside now. */
    public static AppleSignatures of(AppleSettings settings) {
        return new AppleSignatures(settings, settings.asksForRevocation());
    }

    /** For what came in before, perhaps with a certificate that has ended since. */
    public static AppleSignatures ofAnyTime(AppleSettings settings) {
        return new AppleSignatures(settings, false);
    }

    ResponseBodyV2DecodedPayload notification(String jws) throws Refused {
        return checked(jws, verifier::verifyAndDecodeNotification);
    }

    /** A purchase, as the app or a notification has it. */
    JWSTransactionDecodedPayload transaction(String jws) throws Refused {
        return checked(jws, verifier::verifyAndDecodeTransaction);
    }

    JWSRenewalInfoDecodedPayload renewal(String jws) throws Refused {
        return checked(jws, verifier::verifyAndDecodeRenewalInfo);
    }

    private interface Check<T> {
        T of(String jws) throws VerificationException;
    }

    private static <T> T checked(String jws, Check<T> check) throws Refused {
        if (!Base64Url.isSigned(jws)) {
            throw new Refused("it is no signed text");
        }
        try {
            return check.of(jws);
        } catch (VerificationException e) {
            throw new Refused(e);
        }
    }
}
