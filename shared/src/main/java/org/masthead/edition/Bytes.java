package org.masthead.edition;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A part of an array, shared and not copied. */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Bytes(byte[] array, int from, int length) {

    static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    byte get(int at) {
        return array[from + at];
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(array, from, length);
    }

    byte[] copy(int start, int end) {
        return Arrays.copyOfRange(array, from + start, from + end);
    }
}
