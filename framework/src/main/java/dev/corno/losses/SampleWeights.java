package dev.corno.losses;

import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sample weights, or a mask, spread over the entries they belong to. Axes are matched from the first on: {@code (batch)} and
 * {@code (batch, 1)} weigh all entries of a sample alike, {@code (batch, time)} weighs each time step. Where that does not fit they
 * are matched from the last on, as in NumPy: {@code (time)} weighs the time steps of every sample.
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
        spread("sampleWeight", sampleWeight, entries, target);
    }

    /**
     * {@return sample weights times a mask, or empty where there is neither}
     *
     * @param sampleWeight a weight per sample or per entry, or empty for 1 everywhere
     * @param mask which entries count, 1 or 0 for each, or empty where all do
     * @throws ShapeMismatchException if one has axes that do not fit those of the other
     */
    public static Optional<Tensor> masked(Optional<Tensor> sampleWeight, Optional<Tensor> mask) {
        if (sampleWeight.isEmpty() || mask.isEmpty()) {
            return sampleWeight.isPresent() ? sampleWeight : mask;
        }
        boolean isLonger = sampleWeight.get().size() > mask.get().size();
        Shape shape = isLonger ? sampleWeight.get().shape() : mask.get().shape();
        double[] product = spread(sampleWeight.get(), shape);
        double[] valid = new double[product.length];
        spread("mask", mask.get(), shape, valid);
        for (int i = 0; i < product.length; i++) {
            product[i] *= valid[i];
        }
        return Optional.of(Tensor.of(product, shape.toArray()).asType(DataType.FLOAT32));
    }

    static void spread(String what, Tensor weights, Shape entries, double[] target) {
        Shape given = weights.shape();
        if (given.rank() == entries.rank() + 1 && given.dim(-1) == 1) {
            given = given.slice(0, entries.rank());
        }
        given = aligned(what, given, weights.shape(), entries);
        int size = Math.toIntExact(entries.size());
        if (hasOnlyLeadingAxes(given, entries)) {
            for (int i = 0, at = 0; at < size; i++) {
                int next = at + size / weights.size();
                Arrays.fill(target, at, next, weights.flatDouble(i));
                at = next;
            }
        } else {
            for (int i = 0; i < size; i++) {
                target[i] = weights.flatDouble(source(i, given, entries));
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

    /** Returns the shape whose axes are those of the entries, as far as it has some. */
    private static Shape aligned(String what, Shape given, Shape printed, Shape entries) {
        if (fits(given, entries)) {
            return given;
        }
        Shape fromEnd = given;
        while (fromEnd.rank() < entries.rank()) {
            fromEnd = fromEnd.prepend(1);
        }
        if (!fits(fromEnd, entries)) {
            throw new ShapeMismatchException(what, "expects shape " + entries
                    + (entries.rank() > 1 ? " or its leading axes" : "") + ", got " + printed + ". Give one weight for each "
                    + (entries.rank() > 1 ? "sample or for each entry." : "sample."));
        }
        return fromEnd;
    }

    private static boolean fits(Shape given, Shape entries) {
        boolean fits = given.rank() <= entries.rank();
        for (int axis = 0; fits && axis < given.rank(); axis++) {
            fits = given.dim(axis) == entries.dim(axis) || given.dim(axis) == 1;
        }
        return fits;
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
