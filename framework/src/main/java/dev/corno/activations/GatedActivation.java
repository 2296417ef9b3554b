package dev.corno.activations;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;

/**
 * An {@link Activation} whose output is half as long as its input: the last axis is split into equal parts {@code a} and {@code b}, and
 * {@code y = a * gate(b)}.
 */
public interface GatedActivation extends Activation {

    /** {@return the function of the second half} */
    ElementwiseActivation gate();

    @Override
    default Shape outputShape(Shape input) {
        int length = input.rank() == 0 ? 1 : input.dim(-1);
        if (length != Shape.UNKNOWN && length % 2 != 0) {
            throw new ShapeMismatchException("Activation \"" + name() + "\"", "expects a last axis of even length, which " + name()
                    + " halves, got " + length + ".");
        }
        return length == Shape.UNKNOWN ? input : input.with(-1, length / 2);
    }
}
