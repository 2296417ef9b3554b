package dev.corno.layers;

import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of a sample with one to three spatial axes (a sequence, picture or volume) and channels, whatever their order is.
 *
 * @param lengths the spatial axes' lengths; each may be {@link Shape#UNKNOWN}
 * @param channels numbers for each place, or {@link Shape#UNKNOWN}
 */
public record SpatialShape(List<Integer> lengths, int channels) {

    /** Copies the list. */
    public SpatialShape {
        lengths = List.copyOf(lengths);
    }

    /**
     * {@return a shape read as that of a sample with spatial axes}
     *
     * @param where the layer that reads it
     * @param shape the shape without the batch axis
     * @param format where the channels are
     * @param rank how many spatial axes it is to have, 1 to 3
     * @throws ShapeMismatchException if it has another number of axes
     */
    public static SpatialShape of(String where, Shape shape, DataFormat format, int rank) {
        if (rank == 2) {
            ImageShape image = ImageShape.of(where, shape, format);
            return new SpatialShape(List.of(image.height(), image.width()), image.channels());
        }
        if (shape.rank() != rank + 1) {
            throw new ShapeMismatchException(where, "expects inputs of shape " + format.axes(rank) + ", got " + shape + "."
                    + suggestion(shape, format, rank));
        }
        boolean isLast = format == DataFormat.CHANNELS_LAST;
        List<Integer> lengths = IntStream.range(0, rank).mapToObj(axis -> shape.dim(isLast ? axis : axis + 1)).toList();
        return new SpatialShape(lengths, shape.dim(isLast ? rank : 0));
    }

    private static String suggestion(Shape shape, DataFormat format, int rank) {
        if (shape.rank() != rank || !shape.isKnown()) {
            return "";
        }
        return " Put new Reshape" + (format == DataFormat.CHANNELS_LAST ? shape.append(1) : shape.prepend(1)) + " before it.";
    }

    /**
     * {@return the shape in the order of a format}
     *
     * @param format where the channels are
     */
    public Shape toShape(DataFormat format) {
        Stream<Integer> dims = format == DataFormat.CHANNELS_LAST ? Stream.concat(lengths.stream(), Stream.of(channels))
                : Stream.concat(Stream.of(channels), lengths.stream());
        return Shape.of(dims.mapToInt(dim -> dim).toArray());
    }

    /**
     * {@return a copy with other channels}
     *
     * @param value numbers for each place
     */
    public SpatialShape channels(int value) {
        return new SpatialShape(lengths, value);
    }

    /**
     * {@return a copy with other lengths}
     *
     * @param values the spatial axes' lengths
     */
    public SpatialShape lengths(List<Integer> values) {
        return new SpatialShape(values, channels);
    }

    /**
     * Checks that the number of channels is known.
     *
     * @param where the layer that needs it
     * @param shape the shape to be printed
     * @throws ShapeMismatchException if it is not
     */
    public void requireChannels(String where, Shape shape) {
        if (channels == Shape.UNKNOWN) {
            throw new ShapeMismatchException(where, "expects inputs with a known number of channels, got " + shape
                    + ". Give it to the Input.");
        }
    }

    /**
     * {@return the shape of one number for each channel and place of a sliding window}
     *
     * @param where the layer that slides it
     * @param word the layer's word for the window's size
     * @param window the window
     * @throws ShapeMismatchException if the window does not fit even once
     */
    public SpatialShape slide(String where, String word, SlidingWindow window) {
        List<Integer> places = window.places(lengths);
        if (places.contains(0)) {
            String noun = List.of("sequences", "pictures", "volumes").get(window.rank() - 1);
            throw new ShapeMismatchException(where, "expects " + noun + " of at least " + SlidingWindow.print(window.span()) + " for its "
                    + word + " of " + SlidingWindow.print(window.size())
                    + (window.span().equals(window.size()) ? "" : " dilated by " + SlidingWindow.print(window.dilation())) + ", got "
                    + SlidingWindow.print(lengths).replace("-1", "?") + ". Use padding(SAME), a smaller " + word + " or larger " + noun + ".");
        }
        return lengths(places);
    }
}
