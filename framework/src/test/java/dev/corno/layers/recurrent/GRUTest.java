package dev.corno.layers.recurrent;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class GRUTest {

    @Test
    void startsAsKerasDoes() {
        assertEquals(new GRU(null, 3, true, new Recurrence(), new Sequences()), new GRU(3));
    }

    @Test
    void weightsAreThoseOfKeras() {
        assertEquals(List.of(new LayerWeight("kernel", Shape.of(2, 9), new WeightSpec(Initializers.GLOROT_UNIFORM), true),
                new LayerWeight("recurrent_kernel", Shape.of(3, 9), new WeightSpec(Initializers.ORTHOGONAL), true),
                new LayerWeight("bias", Shape.of(2, 9), new WeightSpec(Initializers.ZEROS), true)), new GRU(3).weights(Shape.of(5, 2)));
    }

    @Test
    void hasOneBiasWhereTheResetGateActsBefore() {
        assertEquals(Shape.of(9), new GRU(3).resetAfter(false).weights(Shape.of(5, 2)).get(2).shape());
    }

    @Test
    void hasNoBiasIfNoneIsWanted() {
        assertEquals(2, new GRU(3).useBias(false).weights(Shape.of(5, 2)).size());
    }

    @Test
    void costsThreeProductsWithInputAndStateInEachStep() {
        assertEquals(5 * (2 + 3) * 3 * 3, new GRU(3).multiplyAccumulates(Shape.of(5, 2)));
    }

    @Test
    void rejectsNoUnits() {
        assertFails("GRU: units must be a positive integer, got 0.", () -> new GRU(0));
    }

    @Test
    void rejectsDroppingTheWholeState() {
        assertFails("GRU: recurrentDropout must be in [0, 1), got 1.0.", () -> new GRU(3).recurrentDropout(1));
    }
}
