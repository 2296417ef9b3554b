package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Moves pictures by a random part of their size while training; passes them on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomTranslation(0.1, 0.1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param heightFactor how far down, as a part of the height, within [-1, 1]; negative is up
 * @param widthFactor how far to the right, as a part of the width, within [-1, 1]; negative is to the left
 * @param fill how pixels are found; mirrored at the edges and bilinear by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomTranslation(String name, Range heightFactor, Range widthFactor, Fill fill, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomTranslation {
        Objects.requireNonNull(heightFactor, "heightFactor");
        Objects.requireNonNull(widthFactor, "widthFactor");
        Objects.requireNonNull(fill, "fill");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        heightFactor.requireWithin(-1, 1, "RandomTranslation", "heightFactor");
        widthFactor.requireWithin(-1, 1, "RandomTranslation", "widthFactor");
    }

    /**
     * As far to either side.
     *
     * @param heightFactor how far up or down, as a part of the height, within [-1, 1]
     * @param widthFactor how far to the left or right, as a part of the width, within [-1, 1]
     */
    public RandomTranslation(double heightFactor, double widthFactor) {
        this(null, Range.around(heightFactor), Range.around(widthFactor), Fill.REFLECTED, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * By a range.
     *
     * @param heightFactor how far down
     * @param widthFactor how far to the right
     */
    public RandomTranslation(Range heightFactor, Range widthFactor) {
        this(null, heightFactor, widthFactor, Fill.REFLECTED, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomTranslation name(String value) {
        return new RandomTranslation(value, heightFactor, widthFactor, fill, seed, dataFormat);
    }

    /**
     * {@return a copy that finds its pixels in another way}
     *
     * @param value see {@link #fill}
     */
    public RandomTranslation fill(Fill value) {
        return new RandomTranslation(name, heightFactor, widthFactor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with something else around pictures}
     *
     * @param value see {@link Fill#mode}
     */
    public RandomTranslation fillMode(FillMode value) {
        return new RandomTranslation(name, heightFactor, widthFactor, fill.mode(value), seed, dataFormat);
    }

    /**
     * {@return a copy with another value around pictures, for {@code CONSTANT}}
     *
     * @param value see {@link Fill#value}
     */
    public RandomTranslation fillValue(double value) {
        return new RandomTranslation(name, heightFactor, widthFactor, fill.value(value), seed, dataFormat);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link Fill#interpolation}
     */
    public RandomTranslation interpolation(Interpolation value) {
        return new RandomTranslation(name, heightFactor, widthFactor, fill.interpolation(value), seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomTranslation seed(long value) {
        return new RandomTranslation(name, heightFactor, widthFactor, fill, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomTranslation dataFormat(DataFormat value) {
        return new RandomTranslation(name, heightFactor, widthFactor, fill, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        double down = Draws.in(heightFactor, random) * pictures.height();
        double right = Draws.in(widthFactor, random) * pictures.width();
        Placement.ofAxes(1, -right, 1, -down).apply(pictures, picture, fill);
    }
}
