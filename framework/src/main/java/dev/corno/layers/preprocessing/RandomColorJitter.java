package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Changes brightness, contrast, saturation and hue, one after the other, while training; passes pictures on otherwise. Without any
 * factor nothing changes.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new RandomColorJitter().brightnessFactor(0.2).contrastFactor(0.2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param brightnessFactor as in {@link RandomBrightness}, or none
 * @param contrastFactor as in {@link RandomContrast}, or none
 * @param saturationFactor as in {@link RandomSaturation}, or none
 * @param hueFactor as in {@link RandomHue}, or none
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomColorJitter(String name, Range valueRange, Optional<Range> brightnessFactor, Optional<Range> contrastFactor,
        Optional<Range> saturationFactor, Optional<Range> hueFactor, OptionalLong seed,
        DataFormat dataFormat) implements PictureAugmentation {

    /** Checks the parameters. */
    public RandomColorJitter {
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(brightnessFactor, "brightnessFactor");
        Objects.requireNonNull(contrastFactor, "contrastFactor");
        Objects.requireNonNull(saturationFactor, "saturationFactor");
        Objects.requireNonNull(hueFactor, "hueFactor");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        valueRange.requireNotEmpty("RandomColorJitter", "valueRange");
        brightnessFactor.ifPresent(factor -> factor.requireWithin(-1, 1, "RandomColorJitter", "brightnessFactor"));
        contrastFactor.ifPresent(factor -> factor.requireWithin(0, 1, "RandomColorJitter", "contrastFactor"));
        saturationFactor.ifPresent(factor -> factor.requireWithin(-1, 1, "RandomColorJitter", "saturationFactor"));
        hueFactor.ifPresent(factor -> factor.requireWithin(0, 1, "RandomColorJitter", "hueFactor"));
    }

    /**
     * Nothing yet, for bytes.
     */
    public RandomColorJitter() {
        this(null, Range.BYTES, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(),
                DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomColorJitter name(String value) {
        return new RandomColorJitter(value, valueRange, brightnessFactor, contrastFactor, saturationFactor, hueFactor, seed, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public RandomColorJitter valueRange(Range value) {
        return new RandomColorJitter(name, value, brightnessFactor, contrastFactor, saturationFactor, hueFactor, seed, dataFormat);
    }

    /**
     * {@return a copy that also does what {@link RandomBrightness} does}
     *
     * @param value its strength, as in that layer
     */
    public RandomColorJitter brightnessFactor(double value) {
        return new RandomColorJitter(name, valueRange, Optional.of(Range.around(value)), contrastFactor, saturationFactor, hueFactor,
                seed, dataFormat);
    }

    /**
     * {@return a copy that also does what {@link RandomBrightness} does}
     *
     * @param value its range, as in that layer
     */
    public RandomColorJitter brightnessFactor(Range value) {
        return new RandomColorJitter(name, valueRange, Optional.of(value), contrastFactor, saturationFactor, hueFactor, seed, dataFormat);
    }

    /**
     * {@return a copy that also does what {@link RandomContrast} does}
     *
     * @param value its strength, as in that layer
     */
    public RandomColorJitter contrastFactor(double value) {
        return new RandomColorJitter(name, valueRange, brightnessFactor, Optional.of(Range.upTo(value)), saturationFactor,
                hueFactor, seed, dataFormat);
    }

    /**
     * {@return a copy that also does what {@link RandomContrast} does}
     *
     * @param value its range, as in that layer
     */
    public RandomColorJitter contrastFactor(Range value) {
        return new RandomColorJitter(name, valueRange, brightnessFactor, Optional.of(value), saturationFactor, hueFactor, seed,
                dataFormat);
    }

    /**
     * {@return a copy that also does what {@link RandomSaturation} does}
     *
     * @param value its strength, as in that layer
     */
    public RandomColorJitter saturationFactor(double value) {
        return new RandomColorJitter(name, valueRange, brightnessFactor, contrastFactor, Optional.of(Range.around(value)), hueFactor, seed,
                dataFormat);
    }

    /**
     * {@return a copy that also does what {@link RandomSaturation} does}
     *
     * @param value its range, as in that layer
     */
    public RandomColorJitter saturationFactor(Range value) {
        return new RandomColorJitter(name, valueRange, brightnessFactor, contrastFactor, Optional.of(value), hueFactor, seed, dataFormat);
    }

    /**
     * {@return a copy that also does what {@link RandomHue} does}
     *
     * @param value its strength, as in that layer
     */
    public RandomColorJitter hueFactor(double value) {
        return new RandomColorJitter(name, valueRange, brightnessFactor, contrastFactor, saturationFactor,
                Optional.of(Range.upTo(value)), seed, dataFormat);
    }

    /**
     * {@return a copy that also does what {@link RandomHue} does}
     *
     * @param value its range, as in that layer
     */
    public RandomColorJitter hueFactor(Range value) {
        return new RandomColorJitter(name, valueRange, brightnessFactor, contrastFactor, saturationFactor, Optional.of(value), seed,
                dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomColorJitter seed(long value) {
        return new RandomColorJitter(name, valueRange, brightnessFactor, contrastFactor, saturationFactor, hueFactor,
                OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomColorJitter dataFormat(DataFormat value) {
        return new RandomColorJitter(name, valueRange, brightnessFactor, contrastFactor, saturationFactor, hueFactor, seed, value);
    }

    @Override
    public void change(Pictures pictures, int picture, SplittableRandom random) {
        parts().forEach(part -> part.change(pictures, picture, random));
    }

    private List<PictureAugmentation> parts() {
        List<PictureAugmentation> parts = new ArrayList<>();
        brightnessFactor.ifPresent(factor -> parts.add(new RandomBrightness(factor).valueRange(valueRange)));
        contrastFactor.ifPresent(factor -> parts.add(new RandomContrast(factor).valueRange(valueRange)));
        saturationFactor.ifPresent(factor -> parts.add(new RandomSaturation(factor).valueRange(valueRange)));
        hueFactor.ifPresent(factor -> parts.add(new RandomHue(factor).valueRange(valueRange)));
        return parts;
    }

    @Override
    public void checkChannels(int channels) {
        if (saturationFactor.isPresent() || hueFactor.isPresent()) {
            Colors.requireRgb("RandomColorJitter", channels);
        }
    }
}
