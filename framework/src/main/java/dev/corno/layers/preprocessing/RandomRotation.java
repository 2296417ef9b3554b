package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Turns pictures about their middle by a random angle while training; passes them on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomRotation(0.1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor the angle as a part of a full turn, within [-1, 1]; positive is against the clock
 * @param fill how pixels are found; mirrored at the edges and bilinear by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomRotation(String name, Range factor, Fill fill, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomRotation {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(fill, "fill");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(-1, 1, "RandomRotation", "factor");
    }

    /**
     * As far to either side.
     *
     * @param factor the greatest angle as a part of a full turn; 0.1 is 36 degrees
     */
    public RandomRotation(double factor) {
        this(null, Range.around(factor), Fill.REFLECTED, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * By a range.
     *
     * @param factor the angle as a part of a full turn
     */
    public RandomRotation(Range factor) {
        this(null, factor, Fill.REFLECTED, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomRotation name(String value) {
        return new RandomRotation(value, factor, fill, seed, dataFormat);
    }

    /**
     * {@return a copy that finds its pixels in another way}
     *
     * @param value see {@link #fill}
     */
    public RandomRotation fill(Fill value) {
        return new RandomRotation(name, factor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with something else around pictures}
     *
     * @param value see {@link Fill#mode}
     */
    public RandomRotation fillMode(FillMode value) {
        return new RandomRotation(name, factor, fill.mode(value), seed, dataFormat);
    }

    /**
     * {@return a copy with another value around pictures, for {@code CONSTANT}}
     *
     * @param value see {@link Fill#value}
     */
    public RandomRotation fillValue(double value) {
        return new RandomRotation(name, factor, fill.value(value), seed, dataFormat);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link Fill#interpolation}
     */
    public RandomRotation interpolation(Interpolation value) {
        return new RandomRotation(name, factor, fill.interpolation(value), seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomRotation seed(long value) {
        return new RandomRotation(name, factor, fill, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomRotation dataFormat(DataFormat value) {
        return new RandomRotation(name, factor, fill, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        double angle = Draws.in(factor, random) * 2 * Math.PI;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double right = (pictures.width() - 1) / 2.0;
        double down = (pictures.height() - 1) / 2.0;
        new Placement(cos, -sin, right - cos * right + sin * down, sin, cos, down - sin * right - cos * down, 0, 0)
                .apply(pictures, picture, fill);
    }
}
