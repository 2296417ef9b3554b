package dev.corno.layers.recurrent;

import dev.corno.graph.LayerWeight;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Objects;

/** What the constructors of recurrent layers check, and what their cells have in common. */
final class RecurrentChecks {

    private RecurrentChecks() {
    }

    static void check(String layer, int units, Recurrence recurrence, Sequences sequences) {
        check(layer, units, recurrence);
        Objects.requireNonNull(sequences, "sequences");
    }

    static void check(String layer, int units, Recurrence recurrence) {
        check(layer, "units", units, recurrence);
    }

    static void check(String layer, String what, int units, Recurrence recurrence) {
        if (units < 1) {
            throw new IllegalArgumentException(layer + ": " + what + " must be a positive integer, got " + units + ".");
        }
        Objects.requireNonNull(recurrence, "recurrence");
        checkRate(layer, "dropout", recurrence.dropout());
        checkRate(layer, "recurrentDropout", recurrence.recurrentDropout());
    }

    /** {@return the shape of one step of sequences of rows} */
    static Shape rows(String layer, Shape input) {
        if (input.rank() != 2) {
            throw new ShapeMismatchException(layer, "expects inputs of shape (time, features), got " + input + ". "
                    + (input.rank() == 1 ? "Put new Reshape(-1, 1) before it for a sequence of single numbers."
                            : "Put new Reshape(time, features) before it."));
        }
        if (input.dim(-1) == Shape.UNKNOWN) {
            throw new ShapeMismatchException(layer, "expects inputs whose last axis is known, got " + input
                    + ". Give its length to the Input.");
        }
        return Shape.of(input.dim(1));
    }

    /** {@return the number of features of a step} */
    static int features(String cell, Shape input) {
        if (input.rank() != 1 || input.dim(0) == Shape.UNKNOWN) {
            throw new ShapeMismatchException(cell, "expects inputs of shape (features), got " + input + ".");
        }
        return input.dim(0);
    }

    /** {@return kernels and bias of a cell} */
    static List<LayerWeight> weights(Recurrence recurrence, int features, int units, int gates, LayerWeight bias) {
        LayerWeight matrix = new LayerWeight("kernel", Shape.of(features, gates * units), recurrence.kernel(), true);
        LayerWeight state = new LayerWeight("recurrent_kernel", Shape.of(units, gates * units), recurrence.recurrentKernel(), true);
        return recurrence.useBias() ? List.of(matrix, state, bias) : List.of(matrix, state);
    }

    // Keras takes 1 as well, and drops nothing then.
    private static void checkRate(String layer, String name, double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(layer + ": " + name + " must be in [0, 1), got " + rate + ".");
        }
    }
}
