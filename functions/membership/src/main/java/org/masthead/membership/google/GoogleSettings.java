package org.masthead.membership.google;

/**
 * Which app of Google Play is ours, and who may push its notifications.
 *
 * @param packageName the app's, {@code org.masthead.reader}
 * @param audience what the push subscription's tokens are for
 * @param pusher e-mail address of the service account that pushes
 * @param address where Google answers; empty for Google's own
 */
public record GoogleSettings(String packageName, String audience, String pusher, String address) {

    /** Where Google's keys are, JSON Web Keys. */
    String certificates() {
        return address.isEmpty()
                ? "https://www.googleapis.com/oauth2/v3/certs"
                : address + "/oauth2/v3/certs";
    }
}
