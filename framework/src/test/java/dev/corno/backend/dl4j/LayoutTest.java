package dev.corno.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final float[] ROWS = {1, 2, 3, 4, 5, 6};
    private static final float[] COLUMNS = {1, 4, 2, 5, 3, 6};

    @Test
    void transposes() {
        float[] permuted = new float[6];
        Layout.permute(ROWS, Shape.of(2, 3), List.of(1, 0), permuted);
        assertArrayEquals(COLUMNS, permuted);
    }

    @Test
    void addsBackToWhereNumbersCameFrom() {
        float[] sum = {10, 10, 10, 10, 10, 10};
        Layout.addBack(COLUMNS, Shape.of(2, 3), List.of(1, 0), sum);
        assertArrayEquals(new float[] {11, 12, 13, 14, 15, 16}, sum);
    }

    @Test
    void leavesTheSameOrderAsItIs() {
        float[] permuted = new float[6];
        Layout.permute(ROWS, Shape.of(2, 3), List.of(0, 1), permuted);
        assertArrayEquals(ROWS, permuted);
    }

    @Test
    void movesFiltersToTheFront() {
        float[] permuted = new float[6];
        Layout.permute(ROWS, Shape.of(1, 1, 2, 3), List.of(3, 2, 0, 1), permuted);
        assertArrayEquals(COLUMNS, permuted);
    }
}
