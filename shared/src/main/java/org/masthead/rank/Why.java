package org.masthead.rank;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a card was ranked by, as it goes to a client and comes back with what the member did: so the
 * ranking learns from what was known at the time, without keeping it. It is not signed: whoever
 * makes one up teaches the ranking something wrong within the bounds of {@link Learner}.
 *
 * <p>In bytes, base64url: one of the form, two of the position, one of the propensity, one for each
 * feature.
 *
 * @param position 0 for the first card of the list
 * @param propensity how likely the card was at that position, above 0 to 1
 */
public record Why(Features features, int position, float propensity) {

    private static final byte FORM = 1;
    private static final int HEAD = 4;
    private static final int LAST = 0xffff;

    /** Each step is a factor of e^(−1/16): 255 of them reach down to one in eight million. */
    private static final float STEPS = 16;

    /** The text for a client; the features are written in 256 steps each. */
    public String encode() {
        var steps = features.steps();
        var bytes =
                ByteBuffer.allocate(HEAD + steps.length)
                        .put(FORM)
                        .putShort((short) Math.clamp(position, 0, LAST))
                        .put((byte) Math.clamp(Math.round(-Math.log(propensity) * STEPS), 0, 255))
                        .put(steps)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads what {@link #encode} wrote; empty where the text is anything else. */
    public static Optional<Why> decode(String text) {
        if (text.length() > 2 * (HEAD + Feature.COUNT)) {
            return Optional.empty();
        }
        try {
            return of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Why> of(byte[] bytes) {
        if (bytes.length != HEAD + Feature.COUNT || bytes[0] != FORM) {
            return Optional.empty();
        }
        var features = Features.ofSteps(Arrays.copyOfRange(bytes, HEAD, bytes.length));
        int position = Short.toUnsignedInt(ByteBuffer.wrap(bytes, 1, 2).getShort());
        float propensity = (float) Math.exp(-Byte.toUnsignedInt(bytes[3]) / STEPS);
        return Optional.of(new Why(features, position, propensity));
    }
}
