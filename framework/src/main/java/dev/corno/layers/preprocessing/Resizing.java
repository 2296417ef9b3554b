package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.layers.ImageShape;
import dev.corno.layers.Size2D;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Gives pictures another size, pixel centres at halves. Bytes and whole numbers stay such, rounded; others come out as float32.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch, channels, height,
 * width)}. Output shape: the same in the new size.
 *
 * <pre>{@code
 * var layer = new Resizing(224, 224);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param height rows of the output, at least 1
 * @param width columns of the output, at least 1
 * @param interpolation how the value between pixels is found; {@code BILINEAR} by default
 * @param cropToAspectRatio whether the largest part in the middle that has the output's proportions is resized, instead of the whole;
 * false by default
 * @param padToAspectRatio whether pictures are first framed to the output's proportions; false by default
 * @param fillValue what the frame is filled with; 0 by default
 * @param antialias whether shrinking takes the mean of all pixels instead of the nearest few; false by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record Resizing(String name, int height, int width, Interpolation interpolation, boolean cropToAspectRatio,
        boolean padToAspectRatio, double fillValue, boolean antialias, DataFormat dataFormat) implements PictureLayer {

    /** Checks the parameters. */
    public Resizing {
        Objects.requireNonNull(interpolation, "interpolation");
        Objects.requireNonNull(dataFormat, "dataFormat");
        new Size2D(height, width).requirePositive("Resizing", "height and width");
        if (cropToAspectRatio && padToAspectRatio) {
            throw new IllegalArgumentException("Resizing: only one of cropToAspectRatio and padToAspectRatio can be true.");
        }
        if (!Double.isFinite(fillValue)) {
            throw new IllegalArgumentException("Resizing: fillValue must be a finite number, got " + fillValue + ".");
        }
    }

    /**
     * Bilinear.
     *
     * @param height rows of the output, at least 1
     * @param width columns of the output, at least 1
     */
    public Resizing(int height, int width) {
        this(null, height, width, Interpolation.BILINEAR, false, false, 0, false, DataFormat.CHANNELS_LAST);
    }

    @Override
    public Resizing name(String value) {
        return new Resizing(value, height, width, interpolation, cropToAspectRatio, padToAspectRatio, fillValue, antialias, dataFormat);
    }

    /**
     * {@return a copy with another interpolation}
     *
     * @param value see {@link #interpolation}
     */
    public Resizing interpolation(Interpolation value) {
        return new Resizing(name, height, width, value, cropToAspectRatio, padToAspectRatio, fillValue, antialias, dataFormat);
    }

    /**
     * {@return a copy that cuts pictures to proportions or not}
     *
     * @param value see {@link #cropToAspectRatio}
     */
    public Resizing cropToAspectRatio(boolean value) {
        return new Resizing(name, height, width, interpolation, value, padToAspectRatio, fillValue, antialias, dataFormat);
    }

    /**
     * {@return a copy that frames pictures to proportions or not}
     *
     * @param value see {@link #padToAspectRatio}
     */
    public Resizing padToAspectRatio(boolean value) {
        return new Resizing(name, height, width, interpolation, cropToAspectRatio, value, fillValue, antialias, dataFormat);
    }

    /**
     * {@return a copy with another frame}
     *
     * @param value see {@link #fillValue}
     */
    public Resizing fillValue(double value) {
        return new Resizing(name, height, width, interpolation, cropToAspectRatio, padToAspectRatio, value, antialias, dataFormat);
    }

    /**
     * {@return a copy that takes means when shrinking or not}
     *
     * @param value see {@link #antialias}
     */
    public Resizing antialias(boolean value) {
        return new Resizing(name, height, width, interpolation, cropToAspectRatio, padToAspectRatio, fillValue, value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public Resizing dataFormat(DataFormat value) {
        return new Resizing(name, height, width, interpolation, cropToAspectRatio, padToAspectRatio, fillValue, antialias, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        ImageShape image = ImageShape.of("Resizing", input, dataFormat);
        return new ImageShape(height, width, image.channels()).toShape(dataFormat);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        Pictures pictures = Pictures.of("Resizing", batch, dataFormat);
        Tensor resized = resized(pictures).toTensor(dataFormat);
        return batch.dtype().isFloating() || batch.dtype() == DataType.BOOL ? resized
                : rounded(resized, batch.dtype()).asType(batch.dtype());
    }

    private Pictures resized(Pictures pictures) {
        if (cropToAspectRatio) {
            return Cropping.toProportions(pictures, height, width, interpolation, antialias);
        }
        Pictures framed = padToAspectRatio ? Cropping.framed(pictures, height, width, (float) fillValue) : pictures;
        return Resampling.resize(framed, height, width, interpolation, antialias);
    }

    // Cubic and Lanczos's curves may go a little beyond what bytes can hold.
    private static Tensor rounded(Tensor resized, DataType type) {
        float[] values = resized.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            float whole = (float) Math.rint(values[i]);
            values[i] = type == DataType.UINT8 ? Math.min(Math.max(whole, 0), 255) : whole;
        }
        return Tensor.of(values, resized.shape().toArray());
    }

    // Rows, then columns, each a product with the weights of the pixels around.
    @Override
    public Expression call(LayerCall call) {
        if (cropToAspectRatio || padToAspectRatio) {
            return PictureLayer.super.call(call);
        }
        Expression x = dataFormat.toChannelsLast(call.input());
        Expression rows = x.transpose(0, 2, 3, 1).matmul(weights(x.dim(1), height), false, true);
        Expression columns = rows.transpose(0, 3, 2, 1).matmul(weights(x.dim(2), width), false, true);
        return dataFormat.fromChannelsLast(columns.transpose(0, 1, 3, 2));
    }

    /** {@return how much each pixel of a line counts for each of the new one} */
    private Expression weights(int from, int to) {
        float[] ones = new float[from * from];
        for (int i = 0; i < from; i++) {
            ones[i * from + i] = 1;
        }
        Pictures line = Pictures.of("Resizing", Tensor.of(ones, from, 1, from), DataFormat.CHANNELS_LAST);
        return Expression.constant(Resampling.resize(line, to, 1, interpolation, antialias).toTensor(DataFormat.CHANNELS_LAST)
                .reshape(to, from));
    }
}
