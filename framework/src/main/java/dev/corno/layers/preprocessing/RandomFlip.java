package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Flips half of the pictures while training; passes them on otherwise. With {@code HORIZONTAL_AND_VERTICAL} both at once or neither,
 * as Keras does.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomFlip(FlipMode.HORIZONTAL);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param mode the direction; {@code HORIZONTAL_AND_VERTICAL} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomFlip(String name, FlipMode mode, OptionalLong seed, DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomFlip {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /**
     * Both at once.
     */
    public RandomFlip() {
        this(null, FlipMode.HORIZONTAL_AND_VERTICAL, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * In one direction.
     *
     * @param mode the direction
     */
    public RandomFlip(FlipMode mode) {
        this(null, mode, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomFlip name(String value) {
        return new RandomFlip(value, mode, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomFlip seed(long value) {
        return new RandomFlip(name, mode, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomFlip dataFormat(DataFormat value) {
        return new RandomFlip(name, mode, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        if (random.nextDouble() > 0.5) {
            return;
        }
        if (mode != FlipMode.VERTICAL) {
            for (int y = 0; y < pictures.height(); y++) {
                int row = pictures.start(picture) + y * pictures.width() * pictures.channels();
                reverse(pictures.values(), row, pictures.width(), pictures.channels());
            }
        }
        if (mode != FlipMode.HORIZONTAL) {
            reverse(pictures.values(), pictures.start(picture), pictures.height(), pictures.width() * pictures.channels());
        }
    }

    /** Puts equal parts of an array in the opposite order. */
    private static void reverse(float[] values, int start, int parts, int length) {
        for (int low = start, high = start + (parts - 1) * length; low < high; low += length, high -= length) {
            for (int i = 0; i < length; i++) {
                float swapped = values[low + i];
                values[low + i] = values[high + i];
                values[high + i] = swapped;
            }
        }
    }
}
