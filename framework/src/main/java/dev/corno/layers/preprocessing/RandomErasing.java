package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Covers a random rectangle of some pictures while training; passes them on otherwise.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <p>Zhong et al., 2017, <a href="https://arxiv.org/abs/1708.04896">Random Erasing Data Augmentation</a>.
 *
 * <pre>{@code
 * var layer = new RandomErasing(new Range(0.5, 0.5)).fillValue(0);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor what the probability for each picture is drawn from, within [0, 1]; [0, 1] by default
 * @param scale what part of the picture's area the rectangle has, within [0, 1]; [0.02, 0.33] by default
 * @param fillValue what covers it: one number, one for each channel, or none for normal noise (default)
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomErasing(String name, Range factor, Range scale, List<Double> fillValue, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomErasing {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(0, 1, "RandomErasing", "factor");
        scale.requireWithin(0, 1, "RandomErasing", "scale");
        fillValue = fillValue.isEmpty() ? List.of() : Lists.numbers("RandomErasing", "fillValue", fillValue);
        valueRange.requireNotEmpty("RandomErasing", "valueRange");
    }

    /**
     * Keras's default.
     */
    public RandomErasing() {
        this(null, Range.upTo(1), new Range(0.02, 0.33), List.of(), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * With a probability that is itself drawn from 0 to a number.
     *
     * @param factor the greatest probability, in [0, 1]; {@code new Range(p, p)} fixes it
     */
    public RandomErasing(double factor) {
        this(null, Range.upTo(factor), new Range(0.02, 0.33), List.of(), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    /**
     * A strength from a range.
     *
     * @param factor see {@link #factor}
     */
    public RandomErasing(Range factor) {
        this(null, factor, new Range(0.02, 0.33), List.of(), Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomErasing name(String value) {
        return new RandomErasing(value, factor, scale, fillValue, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy with rectangles of another size}
     *
     * @param value see {@link #scale}
     */
    public RandomErasing scale(Range value) {
        return new RandomErasing(name, factor, value, fillValue, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy that covers with a number}
     *
     * @param value the number
     */
    public RandomErasing fillValue(double value) {
        return new RandomErasing(name, factor, scale, List.of(value), valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy that covers with a colour}
     *
     * @param value one number for each channel, or none for noise
     */
    public RandomErasing fillValue(List<Double> value) {
        return new RandomErasing(name, factor, scale, value, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomErasing valueRange(Range value) {
        return new RandomErasing(name, factor, scale, fillValue, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomErasing seed(long value) {
        return new RandomErasing(name, factor, scale, fillValue, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomErasing dataFormat(DataFormat value) {
        return new RandomErasing(name, factor, scale, fillValue, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        boolean isChosen = Draws.happens(factor, random);
        Box box = Box.drawn(pictures, Math.sqrt(Draws.in(scale, random)), Math.sqrt(Draws.in(scale, random)), random);
        if (isChosen) {
            box.forEachNumber(pictures, picture, (i, channel) -> pictures.values()[i] = value(channel, random));
        }
    }

    private float value(int channel, SplittableRandom random) {
        double value = fillValue.isEmpty() ? Draws.normal(random) * valueRange.upper() : fillValue.get(fillValue.size() == 1 ? 0 : channel);
        return (float) Math.min(Math.max(value, valueRange.lower()), valueRange.upper());
    }

    @Override
    public void checkChannels(int channels) {
        if (fillValue.size() > 1 && channels != Shape.UNKNOWN && channels != fillValue.size()) {
            throw new ShapeMismatchException("RandomErasing", "expects pictures of " + fillValue.size() + " channels for its "
                    + fillValue.size() + " values, got " + channels + ".");
        }
    }
}
