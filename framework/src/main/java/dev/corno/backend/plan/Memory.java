package dev.corno.backend.plan;

import dev.corno.backend.onednn.NativeMemory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Memory outside the Java heap for slots, taken in one piece and given back in one piece. */
final class Memory implements AutoCloseable {

    /** What a cache line takes, in numbers, and what vector instructions like addresses to be multiples of. */
    private static final long LINE = 16;

    private final BytePointer bytes;
    private final long size;

    private Memory(BytePointer bytes, long size) {
        this.bytes = bytes;
        this.size = size;
    }

    /**
     * {@return memory in which slots that are not needed at the same time lie over one another}
     *
     * @param slots what to lay out; those that are lasting get places of their own
     * @param what what they are for, in messages
     */
    static Memory layOut(List<Slot> slots, String what) {
        List<Placed> placed = new ArrayList<>();
        long end = 0;
        List<Slot> ordered = slots.stream().filter(slot -> slot.isUsed() || slot.isLasting())
                .sorted(Comparator.comparingLong(Slot::length).reversed()).toList();
        for (Slot slot : ordered) {
            long room = (slot.length() + LINE - 1) / LINE * LINE;
            long offset = 0;
            // Sorted by offset, so that the first gap which is long enough is the lowest.
            for (Placed other : placed) {
                if (conflict(slot, other.slot())) {
                    if (other.offset() - offset >= room) {
                        break;
                    }
                    offset = Math.max(offset, other.end());
                }
            }
            insert(placed, new Placed(slot, offset, offset + room));
            end = Math.max(end, offset + room);
        }
        long size = end * Float.BYTES;
        NativeMemory.require(size, what);
        BytePointer bytes = new BytePointer(size + LINE * Float.BYTES);
        Pointer.memset(bytes, 0, size + LINE * Float.BYTES);
        long shift = Math.floorMod(-bytes.address(), LINE * Float.BYTES);
        for (Placed place : placed) {
            place.slot().place(new FloatPointer(bytes.getPointer(BytePointer.class, shift + place.offset() * Float.BYTES)));
        }
        return new Memory(bytes, size);
    }

    private static boolean conflict(Slot slot, Slot other) {
        return slot.isLasting() || other.isLasting() || slot.overlaps(other);
    }

    private static void insert(List<Placed> placed, Placed place) {
        int at = placed.size();
        while (at > 0 && placed.get(at - 1).offset() > place.offset()) {
            at--;
        }
        placed.add(at, place);
    }

    /** {@return how many bytes the slots take together} */
    long size() {
        return size;
    }

    @Override
    public void close() {
        bytes.close();
    }

    private record Placed(Slot slot, long offset, long end) {
    }
}
