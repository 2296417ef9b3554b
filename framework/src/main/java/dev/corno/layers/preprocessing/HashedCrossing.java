package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.graph.Layer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Puts combinations of features into bins by a hash of them, the same as Keras's.
 *
 * <p>Input shape: {@code (batch)} or {@code (batch, 1)} for each feature, whole numbers; texts go through {@link #call(List)}. Output
 * shape: the same with {@code INT}, which gives int64, or {@code (batch, numBins)} with {@code ONE_HOT}.
 *
 * <pre>{@code
 * var layer = new HashedCrossing(5);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param numBins how many bins there are, at least 1
 * @param outputMode {@code INT} (default) or {@code ONE_HOT}
 */
@CheckReturnValue
public record HashedCrossing(String name, int numBins, OutputMode outputMode) implements Layer {

    /** Checks the parameters. */
    public HashedCrossing {
        Objects.requireNonNull(outputMode, "outputMode");
        if (numBins < 1) {
            throw new IllegalArgumentException("HashedCrossing: numBins must be a positive integer, got " + numBins + ".");
        }
        outputMode.requireOneOf("HashedCrossing", OutputMode.INT, OutputMode.ONE_HOT);
    }

    /**
     * By index.
     *
     * @param numBins how many bins there are, at least 1
     */
    public HashedCrossing(int numBins) {
        this(null, numBins, OutputMode.INT);
    }

    @Override
    public HashedCrossing name(String value) {
        return new HashedCrossing(value, numBins, outputMode);
    }

    /**
     * {@return a copy that puts indices out in another way}
     *
     * @param value see {@link #outputMode}
     */
    public HashedCrossing outputMode(OutputMode value) {
        return new HashedCrossing(name, numBins, value);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() < 2) {
            throw new ShapeMismatchException("HashedCrossing", "expects at least two inputs, got " + inputs.size() + ".");
        }
        Shape first = inputs.get(0);
        if (!inputs.stream().allMatch(first::equals) || first.rank() > 1 || first.rank() == 1 && first.dim(0) != 1) {
            throw new ShapeMismatchException("HashedCrossing", "expects inputs of equal shape (batch) or (batch, 1), got "
                    + inputs.stream().map(Shape::withBatch).toList() + ".");
        }
        return outputMode.outputShape("HashedCrossing", first, numBins);
    }

    /**
     * {@return the bin of each sample}
     *
     * @param features at least two of equal length: {@code List<String>} or {@link Tensor} of whole numbers
     */
    public Tensor call(List<?> features) {
        List<Shape> shapes = features.stream().map(HashedCrossing::shape).toList();
        int rows = shapes.isEmpty() ? 0 : shapes.get(0).dim(0);
        if (!shapes.stream().allMatch(shape -> shape.dim(0) == rows)) {
            throw new ShapeMismatchException("HashedCrossing", "expects features of equal length, got shapes " + shapes + ".");
        }
        outputShape(shapes.stream().map(shape -> shape.slice(1, shape.rank())).toList());
        long[] bins = new long[rows];
        for (int i = 0; i < rows; i++) {
            long hash = FarmHash.CROSSING_KEY;
            for (Object feature : features) {
                hash = FarmHash.joined(hash, fingerprint(feature, i));
            }
            bins[i] = Long.remainderUnsigned(hash, numBins);
        }
        return new Indices(bins, shapes.get(0)).encoded("HashedCrossing", outputMode, numBins);
    }

    private static Shape shape(Object feature) {
        if (feature instanceof Tensor tensor && tensor.rank() > 0 && !tensor.dtype().isFloating()) {
            return tensor.shape();
        }
        if (feature instanceof List<?> texts && texts.stream().allMatch(String.class::isInstance)) {
            return Shape.of(texts.size());
        }
        if (feature instanceof List<?> rows && rows.stream().allMatch(row -> row instanceof List<?> texts && texts.size() == 1
                && texts.get(0) instanceof String)) {
            return Shape.of(rows.size(), 1);
        }
        throw new IllegalArgumentException("HashedCrossing: each feature must be a list of texts, a list of rows of one text or a tensor of "
                + "whole numbers, got " + feature + ".");
    }

    private static long fingerprint(Object feature, int sample) {
        if (feature instanceof Tensor tensor) {
            return (long) tensor.flatDouble(sample);
        }
        Object row = ((List<?>) feature).get(sample);
        String text = row instanceof List<?> texts ? (String) texts.get(0) : (String) row;
        return FarmHash.fingerprint64(text.getBytes(StandardCharsets.UTF_8));
    }
}
