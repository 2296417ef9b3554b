package dev.corno.layers.recurrent;

import dev.corno.initializers.Initializer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;

/**
 * An LSTM's bias that starts at 1 for the forget gate.
 *
 * @param others what the other gates start with
 */
record UnitForgetBias(Initializer others) implements Initializer {

    @Override
    public Tensor initialize(Shape shape, long seed) {
        int units = shape.dim(0) / 4;
        float[] values = new float[4 * units];
        System.arraycopy(others.initialize(Shape.of(units), seed).toFloatArray(), 0, values, 0, units);
        Arrays.fill(values, units, 2 * units, 1);
        System.arraycopy(others.initialize(Shape.of(2 * units), seed + 1).toFloatArray(), 0, values, 2 * units, 2 * units);
        return Tensor.of(values, shape.toArray());
    }
}
