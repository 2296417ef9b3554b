package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Zooms pictures in or out about their middle by a random part while training; passes them on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomZoom(new Range(-0.2, 0.2)).fillMode(FillMode.CONSTANT);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param heightFactor how much more of the height is shown, within [-1, 1]; -0.2 zooms in by 20 %, 0.2 out
 * @param widthFactor the same for the width; by default as much as for the height, which keeps proportions
 * @param fill how pixels are found; mirrored at the edges and bilinear by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomZoom(String name, Range heightFactor, Optional<Range> widthFactor, Fill fill, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomZoom {
        Objects.requireNonNull(heightFactor, "heightFactor");
        Objects.requireNonNull(widthFactor, "widthFactor");
        Objects.requireNonNull(fill, "fill");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        heightFactor.requireWithin(-1, 1, "RandomZoom", "heightFactor");
        widthFactor.ifPresent(factor -> factor.requireWithin(-1, 1, "RandomZoom", "widthFactor"));
    }

    /**
     * In and out by as much, keeping proportions.
     *
     * @param factor by how much at most, in [0, 1]
     */
    public RandomZoom(double factor) {
        this(null, Range.around(factor), Optional.empty(), Fill.REFLECTED, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * By a range, keeping proportions.
     *
     * @param factor how much more is shown
     */
    public RandomZoom(Range factor) {
        this(null, factor, Optional.empty(), Fill.REFLECTED, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * By a range for each direction.
     *
     * @param heightFactor how much more of the height is shown
     * @param widthFactor how much more of the width is shown
     */
    public RandomZoom(Range heightFactor, Range widthFactor) {
        this(null, heightFactor, Optional.of(widthFactor), Fill.REFLECTED, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomZoom name(String value) {
        return new RandomZoom(value, heightFactor, widthFactor, fill, seed, dataFormat);
    }

    /**
     * {@return a copy that finds its pixels in another way}
     *
     * @param value see {@link #fill}
     */
    public RandomZoom fill(Fill value) {
        return new RandomZoom(name, heightFactor, widthFactor, value, seed, dataFormat);
    }

    /**
     * {@return a copy with something else around pictures}
     *
     * @param value see {@link Fill#mode}
     */
    public RandomZoom fillMode(FillMode value) {
        return new RandomZoom(name, heightFactor, widthFactor, fill.mode(value), seed, dataFormat);
    }

    /**
     * {@return a copy with another value around pictures, for {@code CONSTANT}}
     *
     * @param value see {@link Fill#value}
     */
    public RandomZoom fillValue(double value) {
        return new RandomZoom(name, heightFactor, widthFactor, fill.value(value), seed, dataFormat);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link Fill#interpolation}
     */
    public RandomZoom interpolation(Interpolation value) {
        return new RandomZoom(name, heightFactor, widthFactor, fill.interpolation(value), seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomZoom seed(long value) {
        return new RandomZoom(name, heightFactor, widthFactor, fill, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomZoom dataFormat(DataFormat value) {
        return new RandomZoom(name, heightFactor, widthFactor, fill, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        double tall = 1 + Draws.in(heightFactor, random);
        double wide = widthFactor.isPresent() ? 1 + Draws.in(widthFactor.get(), random) : tall;
        Placement.ofAxes(wide, (pictures.width() - 1) / 2.0 * (1 - wide), tall, (pictures.height() - 1) / 2.0 * (1 - tall))
                .apply(pictures, picture, fill);
    }
}
