package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Adds to each picture a random multiple of the directions in which colours vary most, while training; passes pictures on otherwise:
 * {@code p1 a1 l1 + p2 a2 l2 + p3 a3 l3}, with {@code p} and {@code l} the directions and sizes of the variation of pixels and {@code
 * a} normal. This is the colour augmentation of AlexNet; Keras has none.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <p>Krizhevsky et al., 2012, <a
 * href="https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks">ImageNet Classification
 * with Deep Convolutional Neural Networks</a>, section 4.1.
 *
 * <pre>{@code
 * var layer = new PcaColorJitter(0.1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param deviation the deviation of each {@code a}, 0 or more; 0.1 in the paper
 * @param directions three rows of three: direction times size, for pixels from 0 to 1; those of ImageNet by default
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record PcaColorJitter(String name, double deviation, List<Double> directions, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public PcaColorJitter {
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        if (!(deviation >= 0 && Double.isFinite(deviation))) {
            throw new IllegalArgumentException("PcaColorJitter: deviation must be 0 or a positive number, got " + deviation + ".");
        }
        directions = Lists.numbers("PcaColorJitter", "directions", directions);
        if (directions.size() != 9) {
            throw new IllegalArgumentException("PcaColorJitter: directions must be 3 rows of 3 numbers, got " + directions.size() + " numbers.");
        }
        valueRange.requireNotEmpty("PcaColorJitter", "valueRange");
    }

    /**
     * ImageNet's directions, for bytes.
     *
     * @param deviation the deviation of each {@code a}
     */
    public PcaColorJitter(double deviation) {
        this(null, deviation, IMAGENET, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public PcaColorJitter name(String value) {
        return new PcaColorJitter(value, deviation, directions, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public PcaColorJitter valueRange(Range value) {
        return new PcaColorJitter(name, deviation, directions, value, seed, dataFormat);
    }

    /**
     * {@return a copy with the directions of other data}
     *
     * @param value see {@link #directions}
     */
    public PcaColorJitter directions(List<Double> value) {
        return new PcaColorJitter(name, deviation, value, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public PcaColorJitter seed(long value) {
        return new PcaColorJitter(name, deviation, directions, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public PcaColorJitter dataFormat(DataFormat value) {
        return new PcaColorJitter(name, deviation, directions, valueRange, seed, value);
    }

    private static final List<Double> IMAGENET = List.of(
            -0.5675 * 0.2175, -0.5808 * 0.2175, -0.5836 * 0.2175,
            0.7192 * 0.0188, -0.0045 * 0.0188, -0.6948 * 0.0188,
            0.4009 * 0.0045, -0.8140 * 0.0045, 0.4203 * 0.0045);

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        double[] added = new double[3];
        for (int direction = 0; direction < 3; direction++) {
            double multiple = Draws.normal(random) * deviation * valueRange.width();
            for (int channel = 0; channel < 3; channel++) {
                added[channel] += multiple * directions.get(direction * 3 + channel);
            }
        }
        int start = pictures.start(picture);
        for (int i = 0; i < pictures.size(); i++) {
            pictures.values()[start + i] += (float) added[i % 3];
        }
    }

    @Override
    public void checkChannels(int channels) {
        Colors.requireRgb("PcaColorJitter", channels);
    }
}
