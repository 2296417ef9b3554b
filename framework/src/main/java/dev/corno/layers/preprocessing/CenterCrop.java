package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.ImageShape;
import dev.corno.layers.Size2D;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Cuts a part of a given size out of the middle of pictures. Where a picture is smaller in one direction, the largest part of the same
 * proportions is cut and resized.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch, channels, height,
 * width)}. Output shape: the same in the new size.
 *
 * <pre>{@code
 * var layer = new CenterCrop(224, 224);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param height rows of the output, at least 1
 * @param width columns of the output, at least 1
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record CenterCrop(String name, int height, int width, DataFormat dataFormat) implements PictureLayer {

    /** Checks the parameters. */
    public CenterCrop {
        Objects.requireNonNull(dataFormat, "dataFormat");
        new Size2D(height, width).requirePositive("CenterCrop", "height and width");
    }

    /**
     * A part of this size.
     *
     * @param height rows of the output, at least 1
     * @param width columns of the output, at least 1
     */
    public CenterCrop(int height, int width) {
        this(null, height, width, DataFormat.CHANNELS_LAST);
    }

    @Override
    public CenterCrop name(String value) {
        return new CenterCrop(value, height, width, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public CenterCrop dataFormat(DataFormat value) {
        return new CenterCrop(name, height, width, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        ImageShape image = ImageShape.of("CenterCrop", input, dataFormat);
        return new ImageShape(height, width, image.channels()).toShape(dataFormat);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        Pictures pictures = Pictures.of("CenterCrop", batch, dataFormat);
        int above = pictures.height() - height;
        int left = pictures.width() - width;
        Pictures cropped = above >= 0 && left >= 0 ? Cropping.part(pictures, above / 2, left / 2, height, width)
                : Cropping.toProportions(pictures, height, width, Interpolation.BILINEAR, false);
        return cropped.toTensor(dataFormat);
    }
}
