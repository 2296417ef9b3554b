package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.data.SequencePadding.Side;
import dev.corno.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequencePaddingTest {

    private static final List<int[]> LISTS = List.of(new int[] {1}, new int[] {2, 3, 4}, new int[0]);

    @Test
    void fillsUpAtTheFrontToTheLongest() {
        assertEquals(Tensor.of(new int[] {0, 0, 1, 2, 3, 4, 0, 0, 0}, 3, 3), new SequencePadding().of(LISTS));
    }

    @Test
    void cutsAtTheFront() {
        assertEquals(Tensor.of(new int[] {0, 1, 3, 4, 0, 0}, 3, 2), new SequencePadding().maxlen(2).of(LISTS));
    }

    @Test
    void fillsUpAndCutsAtTheBack() {
        SequencePadding padding = new SequencePadding().maxlen(2).padding(Side.POST).truncating(Side.POST).value(-1);
        assertEquals(Tensor.of(new int[] {1, -1, 2, 3, -1, -1}, 3, 2), padding.of(LISTS));
    }

    @Test
    void noListsMakeNoRows() {
        assertEquals(Tensor.of(new int[0], 0, 0), new SequencePadding().of(List.of()));
    }

    @Test
    void rejectsLengthsBelowOne() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> new SequencePadding().maxlen(0));
        assertEquals("SequencePadding: maxlen must be a positive integer, got 0.", error.getMessage());
    }

    @Test
    void rejectsMoreNumbersThanAnArrayHolds() {
        List<int[]> lists = Collections.nCopies(3, new int[0]);
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class,
                () -> new SequencePadding().maxlen(1_000_000_000).of(lists));
        assertEquals("SequencePadding: 3 rows of 1000000000 are more numbers than fit in memory at once (2147483639). Give a smaller maxlen.",
                error.getMessage());
    }
}
