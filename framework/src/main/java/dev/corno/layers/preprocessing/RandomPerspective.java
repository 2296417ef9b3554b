package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Interpolation;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Distorts pictures by moving their corners at random while training; passes them on otherwise. What is not covered has a fixed value.
 * Pictures of one row or one column, whose corners coincide, stay as they are.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomPerspective(new Range(1, 1), 0.4);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor what the probability of a change is drawn from, within [0, 1]; [0, 1] by default
 * @param scale how far corners are moved at most, in [0, 1], where 1 is by half their distance from the first row and column; 1 by default
 * @param fill how pixels are found; constant 0 and bilinear by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomPerspective(String name, Range factor, double scale, Fill fill, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomPerspective {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(fill, "fill");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(0, 1, "RandomPerspective", "factor");
        if (!(scale >= 0 && scale <= 1)) {
            throw new IllegalArgumentException("RandomPerspective: scale must be in [0, 1], got " + scale + ".");
        }
    }

    /**
     * Keras's default.
     */
    public RandomPerspective() {
        this(null, Range.upTo(1), 1, Fill.REFLECTED.mode(FillMode.CONSTANT), OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * With a probability from a range.
     *
     * @param factor the probability
     * @param scale how far corners are moved at most
     */
    public RandomPerspective(Range factor, double scale) {
        this(null, factor, scale, Fill.REFLECTED.mode(FillMode.CONSTANT), OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomPerspective name(String value) {
        return new RandomPerspective(value, factor, scale, fill, seed, dataFormat);
    }

    /**
     * {@return a copy with another value around pictures, for {@code CONSTANT}}
     *
     * @param value see {@link Fill#value}
     */
    public RandomPerspective fillValue(double value) {
        return new RandomPerspective(name, factor, scale, fill.value(value), seed, dataFormat);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link Fill#interpolation}
     */
    public RandomPerspective interpolation(Interpolation value) {
        return new RandomPerspective(name, factor, scale, fill.interpolation(value), seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomPerspective seed(long value) {
        return new RandomPerspective(name, factor, scale, fill, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomPerspective dataFormat(DataFormat value) {
        return new RandomPerspective(name, factor, scale, fill, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        boolean isFlat = pictures.width() < 2 || pictures.height() < 2;
        boolean isChosen = Draws.happens(factor, random);
        double right = pictures.width() - 1;
        double down = pictures.height() - 1;
        double[][] corners = {{0, 0}, {right, 0}, {0, down}, {right, down}};
        double[][] moved = new double[corners.length][];
        for (int i = 0; i < corners.length; i++) {
            moved[i] = new double[] {corners[i][0] * (1 + drawn(random)), corners[i][1] * (1 + drawn(random))};
        }
        if (isChosen && !isFlat) {
            Homography.of(moved, corners).apply(pictures, picture, fill);
        }
    }

    private double drawn(SplittableRandom random) {
        return Draws.in(Range.around(scale / 2), random);
    }
}
