package dev.corno.layers.normalization;

import dev.corno.initializers.Initializer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Starts with the square roots of what another initializer gives.
 *
 * @param variance how the squares start
 */
record Deviation(Initializer variance) implements Initializer {

    Deviation {
        Objects.requireNonNull(variance, "variance");
    }

    @Override
    public Tensor initialize(Shape shape, long seed) {
        Tensor squares = variance.initialize(shape, seed);
        float[] roots = new float[squares.size()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = (float) Math.sqrt(squares.flatDouble(i));
        }
        return Tensor.of(roots, shape.toArray());
    }
}
