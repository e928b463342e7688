package org.masthead.membership.apple;

import com.apple.itunes.storekit.model.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which app of the App Store is ours.
 *
 * @param bundle bundle identifier, {@code org.masthead.reader}
 * @param appId the app's number in App Store Connect; only production notifications carry it
 * @param environment production or sandbox, never both: a sandbox purchase costs nothing
 * @param roots certificates to which signatures must lead, DER
 * @param asksForRevocation whether certificates are checked online (OCSP)
 * @param address where the App Store Server API answers; empty for Apple's own
 */
public record AppleSettings(
        String bundle,
        long appId,
        Environment environment,
        List<byte[]> roots,
        boolean asksForRevocation,
        String address) {

    /**
     * Reads what template.yaml gives.
     *
     * @param environment {@code Production} or {@code Sandbox}
     * @param roots comma-separated, base64 of DER; empty for Apple Root CA - G3, which is shipped
     * @throws IllegalArgumentException naming what is none of these
     */
    public static AppleSettings of(
            String bundle, String appId, String environment, String roots, String address) {
        return new AppleSettings(
                bundle,
                Long.parseLong(appId),
                environment(environment),
                roots.isBlank() ? List.of(appleRoot()) : given(roots),
                // Roots of our own have nobody to ask.
                roots.isBlank(),
                address);
    }

    private static Environment environment(String name) {
        return Stream.of(Environment.PRODUCTION, Environment.SANDBOX)
                .filter(it -> it.getValue().equals(name))
                .findFirst()
                // The library does not check signatures in the others.
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "AppleEnvironment is Production or Sandbox, not \"%s\""
                                        .formatted(name)));
    }

    private static List<byte[]> given(String roots) {
        return Stream.of(roots.split(",", -1)).map(Base64.getDecoder()::decode).toList();
    }

    /** Apple Root CA - G3, from https://www.apple.com/certificateauthority/, valid to 2039. */
    private static byte[] appleRoot() {
        try (InputStream file = AppleSettings.class.getResourceAsStream("AppleRootCA-G3.cer")) {
            if (file == null) {
                throw new IllegalStateException("AppleRootCA-G3.cer is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
