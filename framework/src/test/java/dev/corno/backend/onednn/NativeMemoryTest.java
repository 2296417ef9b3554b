package dev.corno.backend.onednn;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.backend.BackendException;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

    private static final long MIB = 1 << 20;

    @BeforeAll
    static void startOneDnn() {
        assertTrue(OneDnn.isAvailable());
    }

    @Test
    void refusesWhatDoesNotFit() {
        BackendException refused = assertThrows(BackendException.class,
                () -> NativeMemory.check(3000 * MIB, "training with batches of 512", 1200 * MIB, 4000 * MIB));

        assertEquals("Memory: expects 3000 MiB for training with batches of 512, got 2800 MiB, as the process has 1200 MiB and may have"
                + " 4000 MiB. Use smaller batches, or raise the limit with -Dorg.bytedeco.javacpp.maxphysicalbytes.", refused.getMessage());
    }

    @Test
    void saysZeroWhenTheLimitIsPassedAlready() {
        BackendException refused = assertThrows(BackendException.class,
                () -> NativeMemory.check(MIB, "prediction with batches of 1", 5000 * MIB, 4000 * MIB));

        assertTrue(refused.getMessage().startsWith("Memory: expects 1 MiB for prediction with batches of 1, got 0 MiB, "));
    }

    @Test
    void takesWhatJustFits() {
        assertDoesNotThrow(() -> NativeMemory.check(2800 * MIB, "training", 1200 * MIB, 4000 * MIB));
    }

    @Test
    void limitsTheProcessToLessThanTheMachineHas() {
        long limit = Pointer.maxPhysicalBytes();

        assertTrue(limit > 0 && limit < Pointer.totalPhysicalBytes());
        assertThrows(BackendException.class, () -> NativeMemory.require(limit, "training"));
    }
}
