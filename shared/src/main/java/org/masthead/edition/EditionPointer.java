package org.masthead.edition;

import java.time.Instant;

/**
 * What {@code editions/current} says, or for readers of one language {@code editions/de/current}.
 *
 * @param version of the edition to read
 * @param key its object key
 * @param boundAt when it was bound
 * @param checkedAt when the binder last found it still to hold every live story
 */
public record EditionPointer(String version, String key, Instant boundAt, Instant checkedAt) {

    public static final String KEY = "editions/current";

    /** The key of the pointer to what they read now. */
    public static String keyFor(Readership readers) {
        return readers.equals(Readership.EVERYBODY)
                ? KEY
                : "editions/" + readers.name() + "/current";
    }

    public static EditionPointer to(Edition edition, Instant checkedAt) {
        return new EditionPointer(
                edition.version(), keyOf(edition.version()), edition.boundAt(), checkedAt);
    }

    public static String keyOf(String version) {
        return "editions/versions/" + version + ".edition";
    }

    public String digest() {
        return Edition.digestOf(version);
    }
}
