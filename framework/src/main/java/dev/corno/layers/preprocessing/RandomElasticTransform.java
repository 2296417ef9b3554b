package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Interpolation;
import dev.corno.layers.Size2D;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Distorts some pictures like rubber while training; passes pictures on otherwise. Each pixel comes from one that lies {@code alpha}
 * times a smooth random field away: normal numbers of deviation {@code sigma}, blurred by a bell of the same deviation, with {@code
 * alpha = 0.1 f max(height, width)} and {@code sigma = 0.05 f min(height, width)}. Values stay within their range. Each picture has its
 * own {@code f}, where Keras has that of the batch.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomElasticTransform(new Range(0.5, 0.5)).scale(new Range(0.2, 0.8));
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param factor what the probability of a change is drawn from, within [0, 1]; [0, 1] by default
 * @param scale what {@code f} is drawn from, within [0, 1]; [0, 1] by default
 * @param fill how pixels are found; {@link Fill#REFLECTED} by default
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomElasticTransform(String name, Range factor, Range scale, Fill fill, Range valueRange, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomElasticTransform {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(fill, "fill");
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        factor.requireWithin(0, 1, "RandomElasticTransform", "factor");
        scale.requireWithin(0, 1, "RandomElasticTransform", "scale");
        valueRange.requireNotEmpty("RandomElasticTransform", "valueRange");
    }

    /**
     * Keras's default.
     */
    public RandomElasticTransform() {
        this(Range.upTo(1));
    }

    /**
     * With a probability from a range.
     *
     * @param factor see {@link #factor}
     */
    public RandomElasticTransform(Range factor) {
        this(null, factor, Range.upTo(1), Fill.REFLECTED, Range.BYTES, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomElasticTransform name(String value) {
        return new RandomElasticTransform(value, factor, scale, fill, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy of another strength}
     *
     * @param value see {@link #scale}
     */
    public RandomElasticTransform scale(Range value) {
        return new RandomElasticTransform(name, factor, value, fill, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy that finds pixels otherwise}
     *
     * @param value see {@link #fill}
     */
    public RandomElasticTransform fill(Fill value) {
        return new RandomElasticTransform(name, factor, scale, value, valueRange, seed, dataFormat);
    }

    /**
     * {@return a copy with something else around pictures}
     *
     * @param value see {@link Fill#mode}
     */
    public RandomElasticTransform fillMode(FillMode value) {
        return fill(fill.mode(value));
    }

    /**
     * {@return a copy with another value around pictures, for {@code CONSTANT}}
     *
     * @param value see {@link Fill#value}
     */
    public RandomElasticTransform fillValue(double value) {
        return fill(fill.value(value));
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link Fill#interpolation}
     */
    public RandomElasticTransform interpolation(Interpolation value) {
        return fill(fill.interpolation(value));
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomElasticTransform valueRange(Range value) {
        return new RandomElasticTransform(name, factor, scale, fill, value, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomElasticTransform seed(long value) {
        return new RandomElasticTransform(name, factor, scale, fill, valueRange, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomElasticTransform dataFormat(DataFormat value) {
        return new RandomElasticTransform(name, factor, scale, fill, valueRange, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        if (scale.upper() == 0 || factor.upper() == 0) {
            return;
        }
        boolean isChosen = Draws.happens(factor, random);
        double strength = Draws.in(scale, random);
        double sigma = 0.05 * strength * Math.min(pictures.height(), pictures.width());
        if (isChosen && sigma > 0) {
            distort(pictures, picture, 0.1 * strength * Math.max(pictures.height(), pictures.width()), field(pictures, sigma, random));
        }
        Colors.change(pictures, picture, valueRange, value -> value);
    }

    // How far pixels are moved right and down: a picture of two channels.
    private static Pictures field(Pictures pictures, double sigma, SplittableRandom random) {
        float[] moves = new float[2 * pictures.height() * pictures.width()];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = (float) (Draws.normal(random) * sigma);
        }
        Pictures field = new Pictures(moves, 1, pictures.height(), pictures.width(), 2, false);
        Blur.gaussian(new Size2D((int) (6 * sigma) | 1), sigma, sigma).apply(field, 0);
        return field;
    }

    private void distort(Pictures pictures, int picture, double alpha, Pictures field) {
        Sampler sampler = new Sampler(pictures.copy(picture), pictures, fill);
        int at = pictures.start(picture);
        for (int y = 0; y < pictures.height(); y++) {
            for (int x = 0; x < pictures.width(); x++) {
                int move = 2 * (y * pictures.width() + x);
                sampler.sample(x + alpha * field.values()[move], y + alpha * field.values()[move + 1], pictures.values(), at);
                at += pictures.channels();
            }
        }
    }
}
