package dev.corno.layers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/**
 * A picture's shape by the names of its axes, whatever their order is.
 *
 * @param height rows, or {@link Shape#UNKNOWN}
 * @param width columns, or {@link Shape#UNKNOWN}
 * @param channels numbers for each pixel, or {@link Shape#UNKNOWN}
 */
public record ImageShape(int height, int width, int channels) {

    /**
     * {@return a shape read as that of a picture}
     *
     * @param where the layer that reads it
     * @param shape the shape without the batch axis
     * @param format where the channels are
     * @throws ShapeMismatchException if it does not have three axes
     */
    public static ImageShape of(String where, Shape shape, DataFormat format) {
        if (shape.rank() != 3) {
            throw new ShapeMismatchException(where, "expects inputs of shape " + format.axes() + ", got " + shape + "."
                    + suggestion(shape, format));
        }
        return format == DataFormat.CHANNELS_LAST
                ? new ImageShape(shape.dim(0), shape.dim(1), shape.dim(2))
                : new ImageShape(shape.dim(1), shape.dim(2), shape.dim(0));
    }

    private static String suggestion(Shape shape, DataFormat format) {
        ImageShape image = guess(shape);
        if (image == null) {
            return "";
        }
        String axes = image.toShape(format).toString();
        return " Put new Reshape" + axes + " before it.";
    }

    private static ImageShape guess(Shape shape) {
        if (!shape.isKnown() || shape.rank() == 0 || shape.rank() > 2) {
            return null;
        }
        if (shape.rank() == 2) {
            return new ImageShape(shape.dim(0), shape.dim(1), 1);
        }
        for (int channels = 1; channels <= 3; channels += 2) {
            int side = (int) Math.round(Math.sqrt(shape.dim(0) / (double) channels));
            if (side > 1 && side * side * channels == shape.dim(0)) {
                return new ImageShape(side, side, channels);
            }
        }
        return null;
    }

    /**
     * {@return the shape in the order of a format}
     *
     * @param format where the channels are
     */
    public Shape toShape(DataFormat format) {
        return format == DataFormat.CHANNELS_LAST ? Shape.of(height, width, channels) : Shape.of(channels, height, width);
    }

    /**
     * {@return a copy with other channels}
     *
     * @param value numbers for each pixel
     */
    public ImageShape channels(int value) {
        return new ImageShape(height, width, value);
    }

    /**
     * {@return the shape of one number for each channel and place of a sliding window}
     *
     * @param where the layer that slides it
     * @param word the layer's word for the window's size
     * @param window the window
     * @throws ShapeMismatchException if the window does not fit even once
     */
    public ImageShape slide(String where, String word, Window2D window) {
        SpatialShape slid = new SpatialShape(List.of(height, width), channels).slide(where, word, window.sliding());
        return new ImageShape(slid.lengths().get(0), slid.lengths().get(1), channels);
    }
}
