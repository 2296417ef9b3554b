package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Size2D;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Blurs some pictures while training, with zeros around them; passes pictures on otherwise. Values stay within their range. Each
 * picture has its own deviations, where Keras has those of the batch.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomGaussianBlur(new Range(1, 1)).kernelSize(5);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor what the probability for each picture is drawn from, within [0, 1]; [0, 1] by default
 * @param kernelSize the window, odd in both directions; 3x3 by default. The first number of Keras's {@code kernel_size} is the width
 * @param sigma what the deviation in each direction is drawn from, in pixels, within [0, 1]; [0, 1] by default
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomGaussianBlur(String name, Range factor, Size2D kernelSize, Range sigma, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomGaussianBlur {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(kernelSize, "kernelSize");
        Objects.requireNonNull(sigma, "sigma");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(0, 1, "RandomGaussianBlur", "factor");
        sigma.requireWithin(0, 1, "RandomGaussianBlur", "sigma");
        kernelSize.requirePositive("RandomGaussianBlur", "kernelSize");
        if (kernelSize.height() % 2 == 0 || kernelSize.width() % 2 == 0) {
            throw new IllegalArgumentException("RandomGaussianBlur: kernelSize must be odd, got " + kernelSize + ".");
        }
        valueRange.requireNotEmpty("RandomGaussianBlur", "valueRange");
    }

    /**
     * Keras's default.
     */
    public RandomGaussianBlur() {
        this(null, Range.upTo(1), new Size2D(3), Range.upTo(1), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * With a probability that is itself drawn from 0 to a number.
     *
     * @param factor the greatest probability, in [0, 1]; {@code new Range(p, p)} fixes it
     */
    public RandomGaussianBlur(double factor) {
        this(null, Range.upTo(factor), new Size2D(3), Range.upTo(1), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A strength from a range.
     *
     * @param factor see {@link #factor}
     */
    public RandomGaussianBlur(Range factor) {
        this(null, factor, new Size2D(3), Range.upTo(1), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomGaussianBlur name(String value) {
        return new RandomGaussianBlur(value, factor, kernelSize, sigma, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy with another window}
     *
     * @param value its size in both directions, odd
     */
    public RandomGaussianBlur kernelSize(int value) {
        return new RandomGaussianBlur(name, factor, new Size2D(value), sigma, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy with another window}
     *
     * @param value see {@link #kernelSize}
     */
    public RandomGaussianBlur kernelSize(Size2D value) {
        return new RandomGaussianBlur(name, factor, value, sigma, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy with other deviations}
     *
     * @param value see {@link #sigma}
     */
    public RandomGaussianBlur sigma(Range value) {
        return new RandomGaussianBlur(name, factor, kernelSize, value, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomGaussianBlur valueRange(Range value) {
        return new RandomGaussianBlur(name, factor, kernelSize, sigma, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomGaussianBlur seed(long value) {
        return new RandomGaussianBlur(name, factor, kernelSize, sigma, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomGaussianBlur dataFormat(DataFormat value) {
        return new RandomGaussianBlur(name, factor, kernelSize, sigma, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        boolean isChosen = Draws.happens(factor, random);
        double down = Draws.in(sigma, random) + 1e-6;
        double right = Draws.in(sigma, random) + 1e-6;
        if (isChosen) {
            Blur.gaussian(kernelSize, down, right).apply(pictures, picture);
            Colors.change(pictures, picture, valueRange, value -> value);
        }
    }
}
