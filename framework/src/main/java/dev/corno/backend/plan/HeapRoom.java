package dev.corno.backend.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Arrays on the Java heap that the calls of a plan work in, one call after the other: loops over arrays become vector instructions,
 * loops over slots do not.
 */
public final class HeapRoom {

    private final List<float[]> arrays = new ArrayList<>();

    /** Without arrays, until they are asked for. */
    HeapRoom() {
    }

    /**
     * {@return an array whose numbers last until the end of the call}
     *
     * @param index which of the arrays that a call works in at a time
     * @param length how long it must be at least
     */
    public float[] array(int index, long length) {
        while (arrays.size() <= index) {
            arrays.add(new float[0]);
        }
        if (arrays.get(index).length < length) {
            arrays.set(index, new float[Math.toIntExact(length)]);
        }
        return arrays.get(index);
    }

    /**
     * {@return an array with the numbers of a slot}
     *
     * @param index which of the arrays that a call works in at a time
     * @param slot where the numbers are
     */
    public float[] read(int index, Slot slot) {
        float[] numbers = array(index, slot.length());
        slot.read(0, numbers, 0, Math.toIntExact(slot.length()));
        return numbers;
    }
}
