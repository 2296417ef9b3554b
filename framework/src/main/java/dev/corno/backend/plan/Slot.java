package dev.corno.backend.plan;

import dev.corno.tensor.Tensor;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Room for float32 numbers outside the Java heap. A plan's slots share memory where their numbers are not needed at the same time;
 * lasting ones have memory of their own. The address is known once the plan is laid out.
 */
public final class Slot {

    private static final int PART = 1 << 20;

    private final long length;
    private final boolean isLasting;
    private int firstUse = Integer.MAX_VALUE;
    private int lastUse = -1;
    private boolean isShared;
    private FloatPointer pointer;
    private FloatBuffer buffer;
    private IntBuffer bits;

    Slot(long length, boolean isLasting) {
        this.length = length;
        this.isLasting = isLasting;
    }

    /** {@return how many numbers it holds} */
    public long length() {
        return length;
    }

    boolean isLasting() {
        return isLasting;
    }

    /** {@return whether its numbers stand for more than one tensor, so that no one may write over them} */
    public boolean isShared() {
        return isShared;
    }

    void share() {
        isShared = true;
    }

    void use(int time) {
        firstUse = Math.min(firstUse, time);
        lastUse = Math.max(lastUse, time);
    }

    boolean overlaps(Slot other) {
        return firstUse <= other.lastUse && other.firstUse <= lastUse;
    }

    boolean isUsed() {
        return lastUse >= 0;
    }

    void place(FloatPointer address) {
        pointer = address;
        buffer = address.capacity(length).asBuffer();
        bits = new IntPointer(address).capacity(length).asBuffer();
    }

    FloatPointer pointer() {
        return pointer;
    }

    /** {@return the numbers, for reading and writing; the first 2 GiB of them} */
    public FloatBuffer buffer() {
        return buffer;
    }

    /**
     * Copies numbers out.
     *
     * @param from the first one
     * @param target where they go
     * @param at where the first one goes
     * @param count how many
     */
    public void read(int from, float[] target, int at, int count) {
        if (from + (long) count <= buffer.capacity()) {
            buffer.get(from, target, at, count);
        } else {
            address(from).get(target, at, count);
        }
    }

    /**
     * Copies numbers in.
     *
     * @param at where the first one goes
     * @param source where they are
     * @param from the first one
     * @param count how many
     */
    public void write(int at, float[] source, int from, int count) {
        if (at + (long) count <= buffer.capacity()) {
            buffer.put(at, source, from, count);
        } else {
            address(at).put(source, from, count);
        }
    }

    // Java's buffers end at 2 GiB.
    private FloatPointer address(int from) {
        return new FloatPointer(pointer).position(from);
    }

    /** Copies all numbers of a tensor in. */
    void write(Tensor source) {
        if (length <= buffer.capacity()) {
            source.copyTo(buffer.position(0));
        } else {
            float[] part = new float[PART];
            for (int from = 0; from < source.size(); from += Math.min(PART, source.size() - from)) {
                int count = Math.min(PART, source.size() - from);
                source.copyTo(from, part, 0, count);
                write(from, part, 0, count);
            }
        }
    }

    /**
     * Copies numbers in that are given by their bits.
     *
     * @param at where the first one goes
     * @param source {@link Float#floatToRawIntBits} of the numbers
     * @param from the first one
     * @param count how many
     */
    public void writeBits(int at, int[] source, int from, int count) {
        if (at + (long) count <= bits.capacity()) {
            bits.put(at, source, from, count);
        } else {
            new IntPointer(pointer).position(at).put(source, from, count);
        }
    }
}
