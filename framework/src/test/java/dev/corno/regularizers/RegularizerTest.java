package dev.corno.regularizers;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.tensor.Shape;
import org.junit.jupiter.api.Test;

class RegularizerTest {

    private static final float[] WEIGHT = {1, -2, 0, 3, 99};
    private static final Shape SHAPE = Shape.of(2, 2);

    private static float[] gradient(Regularizer regularizer) {
        float[] gradient = {10, 10, 10, 10, 10};
        regularizer.addGradient(WEIGHT, SHAPE, gradient);
        return gradient;
    }

    @Test
    void l1AddsUpSizes() {
        assertEquals(3, new L1(0.5).penalty(WEIGHT, SHAPE));
        assertArrayEquals(new float[] {10.5f, 9.5f, 10, 10.5f, 10}, gradient(new L1(0.5)));
    }

    @Test
    void l2AddsUpSquaresWithoutHalvingThem() {
        assertEquals(7, new L2(0.5).penalty(WEIGHT, SHAPE));
        assertArrayEquals(new float[] {11, 8, 10, 13, 10}, gradient(new L2(0.5)));
    }

    @Test
    void l1l2AddsBoth() {
        assertEquals(10, new L1L2(0.5, 0.5).penalty(WEIGHT, SHAPE));
        assertArrayEquals(new float[] {11.5f, 7.5f, 10, 13.5f, 10}, gradient(new L1L2(0.5, 0.5)));
    }

    @Test
    void noneAddsNothing() {
        assertEquals(0, Regularizers.NONE.penalty(WEIGHT, SHAPE));
        assertArrayEquals(new float[] {10, 10, 10, 10, 10}, gradient(Regularizers.NONE));
    }

    @Test
    void orthogonalRowsCostNothing() {
        float[] orthogonal = {1, 2, -2, 1};
        assertEquals(0, new OrthogonalRegularizer(0.1).penalty(orthogonal, SHAPE));
    }

    @Test
    void rejectsNegativeFactors() {
        assertFails("L2: l2 must be a finite number of at least 0, got -0.1.", () -> new L2(-0.1));
        assertFails("L1: l1 must be a finite number of at least 0, got NaN.", () -> new L1(Double.NaN));
        assertFails("L1L2: l2 must be a finite number of at least 0, got Infinity.", () -> new L1L2(0, Double.POSITIVE_INFINITY));
        assertFails("OrthogonalRegularizer: factor must be a finite number of at least 0, got -1.0.",
                () -> new OrthogonalRegularizer(-1));
    }

    @Test
    void rejectsOrthogonalVectors() {
        assertFails("OrthogonalRegularizer: expects a weight of shape (rows, columns), got (3). Use L2 for this weight.",
                () -> new OrthogonalRegularizer().penalty(WEIGHT, Shape.of(3)));
    }
}
