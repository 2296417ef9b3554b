package dev.corno.backend.plan;

import dev.corno.backend.HeldWeight;
import dev.corno.backend.Mode;
import dev.corno.tensor.Shape;
import java.util.List;

/** Makes the plans of one network, and has what they share: the engine's copies of the weights, and their gradients. */
public interface Planner extends AutoCloseable {

    /**
     * {@return a plan}
     *
     * @param mode what it is for
     * @param inputs the shape of a sample of each input
     * @param batch how many samples
     * @param steps the number of the training step that is run
     */
    Plan plan(Mode mode, List<Shape> inputs, int batch, StepCounter steps);

    /**
     * Copies a part of what the last backward pass found for a weight.
     *
     * @param weight the weight
     * @param gradient where to, at the same positions
     * @param from the first position
     * @param to one past the last position
     */
    void readGradient(HeldWeight weight, float[] gradient, int from, int to);

    @Override
    void close();
}
