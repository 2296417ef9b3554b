package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Leaves fewer bits of each number of 8 bits while training; passes pictures on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomPosterization(4);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param minBits the least number of bits, 1 to 8
 * @param maxBits one more than the greatest number of bits, or {@code minBits} for always so many, 1 to 8
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomPosterization(String name, int minBits, int maxBits, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomPosterization {
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        if (minBits < 1 || maxBits < minBits || maxBits > 8) {
            throw new IllegalArgumentException("RandomPosterization: bits must be 1 to 8, the first number not above the second, got " + minBits
                    + " and " + maxBits + ".");
        }
        valueRange.requireNotEmpty("RandomPosterization", "valueRange");
    }

    /**
     * Fewer bits than a number, or always one for 1.
     *
     * @param bits one more than the greatest number of bits, 1 to 8
     */
    public RandomPosterization(int bits) {
        this(null, 1, bits, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A random number of bits.
     *
     * @param minBits the least number of bits
     * @param maxBits one more than the greatest
     */
    public RandomPosterization(int minBits, int maxBits) {
        this(null, minBits, maxBits, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomPosterization name(String value) {
        return new RandomPosterization(value, minBits, maxBits, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomPosterization valueRange(Range value) {
        return new RandomPosterization(name, minBits, maxBits, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomPosterization seed(long value) {
        return new RandomPosterization(name, minBits, maxBits, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomPosterization dataFormat(DataFormat value) {
        return new RandomPosterization(name, minBits, maxBits, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        int dropped = 8 - (minBits == maxBits ? minBits : random.nextInt(minBits, maxBits));
        float toBytes = (float) (255 / valueRange.width());
        float lower = (float) valueRange.lower();
        Colors.change(pictures, picture, value -> ((int) ((value - lower) * toBytes) >> dropped << dropped) / toBytes + lower);
    }
}
