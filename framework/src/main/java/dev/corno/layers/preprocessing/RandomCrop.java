package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.ImageShape;
import dev.corno.layers.Interpolation;
import dev.corno.layers.Size2D;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Cuts a part of a given size out of each picture, at a random place, while training; where pictures are not larger in
 * both directions, as much of the size as there is from the corner of the largest part in the middle of the same proportions on,
 * resized. Otherwise that largest part is cut and resized. Keras cuts all pictures of a batch
 * at the same place; here each has its own. Keras also leaves pictures whole outside training, against its own documentation and the
 * shape that it states; here they have the size always.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch, channels, height,
 * width)}. Output shape: the same with the size of the part.
 *
 * <pre>{@code
 * var layer = new RandomCrop(24, 24);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param height rows of the part, at least 1
 * @param width columns of the part, at least 1
 * @param seed where random numbers start, together with the seed of a call, or empty to leave that to the call
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record RandomCrop(String name, int height, int width, OptionalLong seed, DataFormat dataFormat) implements PictureLayer {

    /** Checks the parameters. */
    public RandomCrop {
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(dataFormat, "dataFormat");
        new Size2D(height, width).requirePositive("RandomCrop", "height and width");
    }

    /**
     * A part of this size.
     *
     * @param height rows of the part, at least 1
     * @param width columns of the part, at least 1
     */
    public RandomCrop(int height, int width) {
        this(null, height, width, OptionalLong.empty(), DataFormat.CHANNELS_LAST);
    }

    @Override
    public RandomCrop name(String value) {
        return new RandomCrop(value, height, width, seed, dataFormat);
    }

    /**
     * {@return a copy with a seed of its own}
     *
     * @param value where its random numbers start, together with the seed of a call
     */
    public RandomCrop seed(long value) {
        return new RandomCrop(name, height, width, OptionalLong.of(value), dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public RandomCrop dataFormat(DataFormat value) {
        return new RandomCrop(name, height, width, seed, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        ImageShape image = ImageShape.of("RandomCrop", input, dataFormat);
        return new ImageShape(height, width, image.channels()).toShape(dataFormat);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long callSeed) {
        Pictures pictures = Pictures.of("RandomCrop", batch, dataFormat);
        if (!training) {
            return Cropping.toProportions(pictures, height, width, Interpolation.BILINEAR, false).toTensor(dataFormat);
        }
        if (pictures.height() <= height || pictures.width() <= width) {
            return Cropping.toSize(pictures, height, width).toTensor(dataFormat);
        }
        Draws draws = new Draws(seed, callSeed);
        Pictures cropped = pictures.resized(height, width);
        for (int i = 0; i < pictures.count(); i++) {
            SplittableRandom random = draws.of(i);
            Cropping.copy(pictures, i, random.nextInt(pictures.height() - height + 1), random.nextInt(pictures.width() - width + 1), cropped);
        }
        return cropped.toTensor(dataFormat);
    }
}
