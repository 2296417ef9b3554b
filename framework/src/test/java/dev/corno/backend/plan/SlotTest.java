package dev.corno.backend.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.backend.onednn.NativeMemory;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlotTest {

    @BeforeAll
    static void setLimits() {
        NativeMemory.prepare();
    }

    @Test
    void numbersBeyondTwoGibibytesAreReadAndWritten() {
        Slot slot = new Slot((1L << 29) + 100, true);
        // Only the pages that are touched take memory.
        Pointer memory = Pointer.malloc(slot.length() * Float.BYTES);
        try {
            slot.place(new FloatPointer(memory));
            slot.write((1 << 29) - 1, new float[] {0, 1, 2, 3}, 1, 3);
            float[] read = new float[4];
            slot.read((1 << 29) - 1, read, 1, 3);
            assertArrayEquals(new float[] {0, 1, 2, 3}, read);
        } finally {
            Pointer.free(memory);
        }
    }

    @Test
    void slotsThatAreNotNeededAtOnceShareMemory() {
        List<Slot> slots = List.of(used(0, 1), used(1, 2), used(2, 3), used(3, 4));
        try (Memory memory = Memory.layOut(slots, "a test")) {
            assertEquals(2 * 64 * Float.BYTES, memory.size());
            assertEquals(slots.get(0).pointer().address(), slots.get(2).pointer().address());
        }
    }

    private static Slot used(int first, int last) {
        Slot slot = new Slot(64, false);
        slot.use(first);
        slot.use(last);
        return slot;
    }

    @Test
    void slotsStartAtCacheLines() {
        Slot first = new Slot(3, true);
        Slot second = new Slot(5, true);
        try (Memory memory = Memory.layOut(List.of(first, second), "a test")) {
            assertEquals(128, memory.size());
            assertEquals(0, first.pointer().address() % 64);
            assertEquals(64, Math.abs(second.pointer().address() - first.pointer().address()));
        }
    }
}
