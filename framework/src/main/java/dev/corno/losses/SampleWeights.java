package dev.corno.losses;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;

/**
 * Sample weights spread over the entries they belong to. Axes are matched from the first on: {@code (batch)} and {@code (batch, 1)}
 * weigh all entries of a sample alike, {@code (batch, time)} weighs each time step.
 */
public final class SampleWeights {

    private SampleWeights() {
    }

    /**
     * {@return a weight for each entry, row-major}
     *
     * @param sampleWeight the weights; an axis of length 1, or one that is missing at the end, stands for all positions, and a
     *     superfluous last axis of length 1 is dropped
     * @param entries the shape of what is weighed, the batch axis included
     * @throws ShapeMismatchException if the weights do not fit
     */
    public static double[] spread(Tensor sampleWeight, Shape entries) {
        double[] spread = new double[Math.toIntExact(entries.size())];
        spread(sampleWeight, entries, spread);
        return spread;
    }

    /**
     * Writes a weight for each entry, row-major.
     *
     * @param sampleWeight as for {@link #spread(Tensor, Shape)}
     * @param entries the shape of what is weighed, the batch axis included
     * @param target where the weights go; may be longer
     * @throws ShapeMismatchException if the weights do not fit
     */
    public static void spread(Tensor sampleWeight, Shape entries, double[] target) {
        Shape given = sampleWeight.shape();
        if (given.rank() == entries.rank() + 1 && given.dim(-1) == 1) {
            given = given.slice(0, entries.rank());
        }
        check(given, sampleWeight.shape(), entries);
        int size = Math.toIntExact(entries.size());
        if (hasOnlyLeadingAxes(given, entries)) {
            for (int i = 0, at = 0; at < size; i++) {
                int next = at + size / sampleWeight.size();
                Arrays.fill(target, at, next, sampleWeight.flatDouble(i));
                at = next;
            }
        } else {
            for (int i = 0; i < size; i++) {
                target[i] = sampleWeight.flatDouble(source(i, given, entries));
            }
        }
    }

    /** Returns whether each weight belongs to entries that lie next to one another. */
    private static boolean hasOnlyLeadingAxes(Shape given, Shape entries) {
        int whole = 0;
        while (whole < given.rank() && given.dim(whole) == entries.dim(whole)) {
            whole++;
        }
        return given.slice(0, whole).size() == given.size();
    }

    private static void check(Shape given, Shape printed, Shape entries) {
        boolean fits = given.rank() <= entries.rank();
        for (int axis = 0; fits && axis < given.rank(); axis++) {
            fits = given.dim(axis) == entries.dim(axis) || given.dim(axis) == 1;
        }
        if (!fits) {
            throw new ShapeMismatchException("sampleWeight", "expects shape " + entries
                    + (entries.rank() > 1 ? " or its leading axes" : "") + ", got " + printed + ". Give one weight for each "
                    + (entries.rank() > 1 ? "sample or for each entry." : "sample."));
        }
    }

    private static int source(int entry, Shape given, Shape entries) {
        int source = 0;
        int stride = 1;
        int rest = entry;
        for (int axis = entries.rank() - 1; axis >= 0; axis--) {
            int position = rest % entries.dim(axis);
            rest /= entries.dim(axis);
            if (axis < given.rank()) {
                source += given.dim(axis) == 1 ? 0 : position * stride;
                stride *= given.dim(axis);
            }
        }
        return source;
    }
}
