package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Shears pictures by a random part while training, to either side; passes them on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomShear(0.2, 0);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param xFactor by how many pixels each row is moved against the one above, within [-1, 1]
 * @param yFactor by how many pixels each column is moved against the one to the left, within [-1, 1]
 * @param fill how pixels are found; mirrored at the edges and bilinear by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomShear(String name, Range xFactor, Range yFactor, Fill fill, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomShear {
        Objects.requireNonNull(xFactor, "xFactor");
        Objects.requireNonNull(yFactor, "yFactor");
        Objects.requireNonNull(fill, "fill");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        xFactor.requireWithin(-1, 1, "RandomShear", "xFactor");
        yFactor.requireWithin(-1, 1, "RandomShear", "yFactor");
    }

    /**
     * As far to either side.
     *
     * @param xFactor how far rows are moved, in [0, 1]
     * @param yFactor how far columns are moved, in [0, 1]
     */
    public RandomShear(double xFactor, double yFactor) {
        this(null, Range.around(xFactor), Range.around(yFactor), Fill.REFLECTED, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * By a range, to either side.
     *
     * @param xFactor how far rows are moved
     * @param yFactor how far columns are moved
     */
    public RandomShear(Range xFactor, Range yFactor) {
        this(null, xFactor, yFactor, Fill.REFLECTED, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomShear name(String value) {
        return new RandomShear(value, xFactor, yFactor, fill, seed, dataFormat);
    }

    /**
     * {@return a copy that finds its pixels in another way}
     *
     * @param value see {@link #fill}
     */
    public RandomShear fill(Fill value) {
        return new RandomShear(name, xFactor, yFactor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with something else around pictures}
     *
     * @param value see {@link Fill#mode}
     */
    public RandomShear fillMode(FillMode value) {
        return new RandomShear(name, xFactor, yFactor, fill.mode(value), seed, dataFormat);
    }

    /**
     * {@return a copy with another value around pictures, for {@code CONSTANT}}
     *
     * @param value see {@link Fill#value}
     */
    public RandomShear fillValue(double value) {
        return new RandomShear(name, xFactor, yFactor, fill.value(value), seed, dataFormat);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link Fill#interpolation}
     */
    public RandomShear interpolation(Interpolation value) {
        return new RandomShear(name, xFactor, yFactor, fill.interpolation(value), seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomShear seed(long value) {
        return new RandomShear(name, xFactor, yFactor, fill, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomShear dataFormat(DataFormat value) {
        return new RandomShear(name, xFactor, yFactor, fill, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        double sign = random.nextBoolean() ? 1 : -1;
        double x = sign * Draws.in(xFactor, random);
        double y = sign * Draws.in(yFactor, random);
        new Placement(1, x, 0, y, 1, 0, 0, 0).apply(pictures, picture, fill);
    }
}
