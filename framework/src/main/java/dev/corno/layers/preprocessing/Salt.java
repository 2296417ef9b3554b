package dev.corno.layers.preprocessing;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Chooses the hash of a text: FarmHash's fingerprint, or SipHash with a key of two numbers. */
final class Salt {

    private Salt() {
    }

    /** {@return a copy of two numbers or none} */
    static List<Long> checked(String where, List<Long> salt) {
        if (!salt.isEmpty() && salt.size() != 2) {
            throw new IllegalArgumentException(where + ": salt must be two numbers, got " + salt + ".");
        }
        return List.copyOf(salt);
    }

    /** {@return the bucket that a text falls into} */
    static int bucket(String text, List<Long> salt, int buckets) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long hash = salt.isEmpty() ? FarmHash.fingerprint64(bytes) : SipHash.hash(bytes, salt.get(0), salt.get(1));
        return (int) Long.remainderUnsigned(hash, buckets);
    }
}
