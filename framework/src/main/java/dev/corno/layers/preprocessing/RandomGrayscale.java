package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Makes some pictures grey while training, keeping their three channels; passes them on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomGrayscale(0.2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor the probability for each picture, in [0, 1]; 0.5 by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomGrayscale(String name, double factor, OptionalLong seed, DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomGrayscale {
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        if (!(factor >= 0 && factor <= 1)) {
            throw new IllegalArgumentException("RandomGrayscale: factor must be in [0, 1], got " + factor + ".");
        }
    }

    /**
     * Half of the pictures.
     */
    public RandomGrayscale() {
        this(null, 0.5, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A part of the pictures.
     *
     * @param factor the probability for each picture
     */
    public RandomGrayscale(double factor) {
        this(null, factor, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomGrayscale name(String value) {
        return new RandomGrayscale(value, factor, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomGrayscale seed(long value) {
        return new RandomGrayscale(name, factor, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomGrayscale dataFormat(DataFormat value) {
        return new RandomGrayscale(name, factor, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        if (random.nextDouble() < factor) {
            Colors.blendWithGrey(pictures, picture, 1);
        }
    }

    @Override
    public void checkChannels(int channels) {
        Colors.requireRgb("RandomGrayscale", channels);
    }
}
