package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Puts numbers into bins: the index is the number of boundaries that are not above the number. Boundaries are given, or learnt by
 * {@link #adapt} so that bins hold about as many numbers each.
 *
 * <p>Input shape: {@code (batch, ...)}. Output shape: the same with {@code INT}, which gives int64; else as {@link
 * CategoryEncoding}'s.
 *
 * <pre>{@code
 * var layer = new Discretization(List.of(0.0, 1.0, 2.0));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param binBoundaries boundaries in ascending order, or none until they are learnt
 * @param numBins how many bins to learn, at least 1, or empty where boundaries are given
 * @param epsilon how exactly boundaries are learnt, in (0, 1]; 0.01 by default
 * @param outputMode how indices are put out; {@code INT} by default
 */
@CheckReturnValue
public record Discretization(String name, List<Double> binBoundaries, OptionalInt numBins, double epsilon,
        OutputMode outputMode) implements Preprocessing, Adaptable<Tensor, Discretization> {

    /** Checks the parameters. */
    public Discretization {
        Objects.requireNonNull(numBins, "numBins");
        Objects.requireNonNull(outputMode, "outputMode");
        binBoundaries = binBoundaries.isEmpty() ? List.of() : Lists.numbers("Discretization", "binBoundaries", binBoundaries);
        if (!binBoundaries.equals(binBoundaries.stream().sorted().toList())) {
            throw new IllegalArgumentException("Discretization: binBoundaries must be in ascending order, got " + binBoundaries + ".");
        }
        if (binBoundaries.isEmpty() && numBins.isEmpty()) {
            throw new IllegalArgumentException("Discretization: needs boundaries, or a number of bins to learn them for.");
        }
        if (numBins.isPresent() && numBins.getAsInt() < 1) {
            throw new IllegalArgumentException("Discretization: numBins must be a positive integer, got " + numBins.getAsInt() + ".");
        }
        if (!(epsilon > 0 && epsilon <= 1)) {
            throw new IllegalArgumentException("Discretization: epsilon must be in (0, 1], got " + epsilon + ".");
        }
        outputMode.requireOneOf("Discretization", OutputMode.COUNT, OutputMode.INT, OutputMode.MULTI_HOT, OutputMode.ONE_HOT);
    }

    /**
     * Given boundaries.
     *
     * @param binBoundaries boundaries in ascending order
     */
    public Discretization(List<Double> binBoundaries) {
        this(null, binBoundaries, OptionalInt.empty(), 0.01, OutputMode.INT);
    }

    /**
     * Boundaries to be learnt.
     *
     * @param numBins how many bins, at least 1
     */
    public Discretization(int numBins) {
        this(null, List.of(), OptionalInt.of(numBins), 0.01, OutputMode.INT);
    }

    @Override
    public Discretization name(String value) {
        return new Discretization(value, binBoundaries, numBins, epsilon, outputMode);
    }

    /**
     * {@return a copy that learns boundaries more or less exactly}
     *
     * @param value see {@link #epsilon}
     */
    public Discretization epsilon(double value) {
        return new Discretization(name, binBoundaries, numBins, value, outputMode);
    }

    /**
     * {@return a copy that puts indices out in another way}
     *
     * @param value see {@link #outputMode}
     */
    public Discretization outputMode(OutputMode value) {
        return new Discretization(name, binBoundaries, numBins, epsilon, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        return outputMode.outputShape("Discretization", input, numBins.orElse(binBoundaries.size() + 1));
    }

    /**
     * {@return a copy with boundaries at the quantiles of data}
     *
     * @param batches the data, of any shape
     */
    @Override
    public Discretization adapt(Iterable<Tensor> batches) {
        if (numBins.isEmpty()) {
            throw new IllegalStateException("Discretization: was made with boundaries, so it cannot learn others. Use new Discretization(numBins).");
        }
        QuantileSummary summary = QuantileSummary.EMPTY;
        for (Tensor batch : batches) {
            summary = QuantileSummary.of(batch.toFloatArray(), epsilon).merged(summary, epsilon);
        }
        return new Discretization(name, summary.boundaries(numBins.getAsInt()), numBins, epsilon, outputMode);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        if (binBoundaries.isEmpty()) {
            throw new IllegalStateException("Discretization: has not learnt boundaries. Call adapt(data) first.");
        }
        float[] boundaries = Lists.repeated(binBoundaries, binBoundaries.size());
        float[] values = batch.toFloatArray();
        long[] bins = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            bins[i] = bin(boundaries, values[i]);
        }
        return new Indices(bins, batch.shape()).encoded("Discretization", outputMode, boundaries.length + 1);
    }

    /** {@return how many boundaries are not above a value} */
    private static int bin(float[] boundaries, float value) {
        int low = 0;
        int high = boundaries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (boundaries[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
