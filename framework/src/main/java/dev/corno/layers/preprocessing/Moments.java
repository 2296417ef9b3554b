package dev.corno.layers.preprocessing;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * A mean and a variance, or one of each for every element of some axes.
 *
 * @param mean the means
 * @param variance the variances, 0 or more, of the same shape
 */
public record Moments(Tensor mean, Tensor variance) {

    static final float LEAST_DEVIATION = 1e-7f;

    /** Checks that they fit together. */
    public Moments {
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(variance, "variance");
        if (!mean.shape().equals(variance.shape())) {
            throw new IllegalArgumentException("Moments: mean and variance must have the same shape, got " + mean.shape() + " and "
                    + variance.shape() + ".");
        }
        for (int i = 0; i < variance.size(); i++) {
            if (!(variance.flat(i) >= 0)) {
                throw new IllegalArgumentException("Moments: variance must be 0 or more, got " + variance.flat(i) + ".");
            }
        }
    }

    /**
     * A single mean and variance.
     *
     * @param mean the mean
     * @param variance the variance
     */
    public Moments(double mean, double variance) {
        this(Tensor.scalar((float) mean), Tensor.scalar((float) variance));
    }

    /** {@return a mean for each element of axes of these lengths} */
    float[] meanFor(String where, Shape kept) {
        return spread(where, mean, kept);
    }

    /** {@return a deviation for each element of axes of these lengths, never quite 0} */
    float[] deviationFor(String where, Shape kept) {
        float[] deviations = spread(where, variance, kept);
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.max((float) Math.sqrt(deviations[i]), LEAST_DEVIATION);
        }
        return deviations;
    }

    private static float[] spread(String where, Tensor values, Shape kept) {
        int rank = values.rank();
        Shape last = rank > kept.rank() ? kept : kept.slice(kept.rank() - rank, kept.rank());
        boolean isOneForAll = values.size() == 1;
        if (!isOneForAll && !last.equals(values.shape())) {
            throw new ShapeMismatchException(where, "expects inputs whose axes with statistics have the lengths " + values.shape()
                    + ", got " + kept + ".");
        }
        float[] spread = new float[Math.toIntExact(kept.size())];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = values.flat(isOneForAll ? 0 : i % values.size());
        }
        return spread;
    }
}
