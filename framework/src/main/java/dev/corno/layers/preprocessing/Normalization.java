package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.layers.Axis;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gives its inputs mean 0 and variance 1: {@code y = (x - mean) / sqrt(variance)}, with statistics that are given or learnt by {@link
 * #adapt}, for each element of some axes; or undoes that with {@code invert}. Deviations below 1e-7 count as that much.
 *
 * <p>Input and output shape: {@code (batch, ...)}. Weights where no statistics are given: {@code mean}, {@code variance}, of the
 * lengths of the axes, and {@code count} (), which Keras keeps for old files; none is trained.
 *
 * <pre>{@code
 * var layer = new Normalization().adapt(Tensor.of(new float[] {1, 2, 3}, 3, 1));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param axis the axes that keep statistics of their own, counted with the batch axis, which cannot be one; -1, the last, by default;
 * none for a single mean
 * @param given statistics as parameters: single numbers, or of the lengths of the last of the axes
 * @param adapted statistics as weights, once learnt
 * @param invert whether normalized inputs are turned back; false by default
 */
@CheckReturnValue
public record Normalization(String name, List<Integer> axis, Optional<Moments> given, Optional<Moments> adapted,
        boolean invert) implements Preprocessing, Adaptable<Tensor, Normalization> {

    /** Checks the parameters. */
    public Normalization {
        Objects.requireNonNull(given, "given");
        Objects.requireNonNull(adapted, "adapted");
        axis = List.copyOf(axis);
        if (given.isPresent() && adapted.isPresent()) {
            throw new IllegalArgumentException("Normalization: has a mean and variance, so it cannot learn others. Leave them out to adapt it.");
        }
        if (given.isPresent() && given.get().mean().rank() > axis.size()) {
            throw new IllegalArgumentException("Normalization: mean and variance must have at most as many axes as axis, which is " + axis
                    + ", got shape " + given.get().mean().shape() + ".");
        }
    }

    /**
     * Statistics of the last axis, to be learnt.
     */
    public Normalization() {
        this(null, List.of(-1), Optional.empty(), Optional.empty(), false);
    }

    /**
     * The same statistics for all elements.
     *
     * @param mean the mean
     * @param variance the variance, 0 or more
     */
    public Normalization(double mean, double variance) {
        this(null, List.of(-1), Optional.of(new Moments(mean, variance)), Optional.empty(), false);
    }

    /**
     * Statistics for each element of the last axis.
     *
     * @param mean the means
     * @param variance the variances, 0 or more
     */
    public Normalization(Tensor mean, Tensor variance) {
        this(null, List.of(-1), Optional.of(new Moments(mean, variance)), Optional.empty(), false);
    }

    @Override
    public Normalization name(String value) {
        return new Normalization(value, axis, given, adapted, invert);
    }

    /**
     * {@return a copy that keeps statistics for other axes}
     *
     * @param value see {@link #axis}
     */
    public Normalization axis(List<Integer> value) {
        return new Normalization(name, value, given, adapted, invert);
    }

    /**
     * {@return a copy that turns normalized inputs back or not}
     *
     * @param value see {@link #invert}
     */
    public Normalization invert(boolean value) {
        return new Normalization(name, axis, given, adapted, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        kept(input);
        return input;
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        if (given.isPresent()) {
            return List.of();
        }
        Shape kept = kept(input);
        WeightSpec mean = new WeightSpec(adapted.isPresent() ? new GivenValues(adapted.get().mean()) : Initializers.ZEROS);
        WeightSpec variance = new WeightSpec(adapted.isPresent() ? new GivenValues(adapted.get().variance()) : Initializers.ONES);
        return List.of(new LayerWeight("mean", kept, mean, false), new LayerWeight("variance", kept, variance, false),
                new LayerWeight("count", Shape.scalar(), new WeightSpec(Initializers.ZEROS), false));
    }

    /**
     * {@return a copy whose mean and variance are those of data}
     *
     * @param batches the data, each of shape {@code (batch, ...)}
     */
    @Override
    public Normalization adapt(Iterable<Tensor> batches) {
        MomentSums sums = null;
        for (Tensor batch : batches) {
            Shape sample = batch.shape().slice(Math.min(1, batch.rank()), batch.rank());
            Shape kept = kept(sample);
            if (sums == null) {
                sums = new MomentSums(kept);
            }
            sums.add(batch, kept, KeptAxes.of(sample, positions(sample)));
        }
        if (sums == null) {
            throw new IllegalArgumentException("Normalization: adapt needs at least one batch, got none.");
        }
        return new Normalization(name, axis, given, Optional.of(sums.moments()), invert);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        if (given.isEmpty() && adapted.isEmpty()) {
            throw new IllegalStateException("Normalization: has neither a mean and variance nor learnt any. Call adapt(data) first.");
        }
        return call(batch, given.orElseGet(adapted::get));
    }

    /**
     * {@return normalized inputs, or inputs turned back with {@code invert}}
     *
     * @param batch of shape {@code (batch, ...)}
     * @param moments the statistics, such as those that a model's weights hold
     */
    public Tensor call(Tensor batch, Moments moments) {
        Shape sample = batch.shape().slice(Math.min(1, batch.rank()), batch.rank());
        Shape kept = kept(sample);
        float[] means = moments.meanFor("Normalization", kept);
        float[] deviations = moments.deviationFor("Normalization", kept);
        int[] places = KeptAxes.of(sample, positions(sample));
        float[] values = batch.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            int place = places[i % places.length];
            values[i] = invert ? means[place] + values[i] * deviations[place] : (values[i] - means[place]) / deviations[place];
        }
        return Tensor.of(values, batch.shape().toArray());
    }

    private List<Integer> positions(Shape sample) {
        return axis.stream().map(number -> Axis.position("Normalization", number, sample)).sorted().distinct().toList();
    }

    /** {@return the lengths of the axes that keep statistics of their own} */
    private Shape kept(Shape sample) {
        Shape kept = Shape.of(positions(sample).stream().mapToInt(sample::dim).toArray());
        if (!kept.isKnown()) {
            throw new ShapeMismatchException("Normalization", "expects inputs whose axes " + axis + " are known, got " + sample.withBatch()
                    + ". Give their lengths to the Input.");
        }
        return kept;
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        Shape sample = x.shape().slice(1, x.rank());
        int[] dims = IntStream.range(0, x.rank()).map(i -> positions(sample).contains(i - 1) ? x.dim(i) : 1).toArray();
        Shape kept = kept(sample);
        Expression mean = (given.isPresent() ? Expression.constant(Tensor.of(given.get().meanFor("Normalization", kept), kept.toArray()))
                : call.weight(0)).reshape(dims);
        Expression deviation = (given.isPresent()
                ? Expression.constant(Tensor.of(given.get().deviationFor("Normalization", kept), kept.toArray()))
                : call.weight(1).sqrt().maximum(Moments.LEAST_DEVIATION)).reshape(dims);
        return invert ? x.times(deviation).plus(mean) : x.minus(mean).dividedBy(deviation);
    }
}
