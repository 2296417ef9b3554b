package dev.corno.layers.reshaping;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;

/** The number of numbers in a sample, which must fit a Java array. */
final class SampleSize {

    private SampleSize() {
    }

    static int of(String where, Shape sample) {
        try {
            return Math.toIntExact(sample.size());
        } catch (ArithmeticException e) {
            throw new ShapeMismatchException(where, "expects samples of at most " + Integer.MAX_VALUE + " numbers, got " + sample + ".");
        }
    }
}
