package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Sliding;
import dev.corno.layers.DataFormat;
import dev.corno.layers.ImageShape;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.SpatialShape;
import dev.corno.layers.Window2D;
import java.util.List;
import java.util.stream.LongStream;

/** Pictures in oneDNN's words. */
final class Pictures {

    private Pictures() {
    }

    /** {@return how a batch of pictures lies, seen in oneDNN's order (batch, channels, height, width)} */
    static Descriptor layout(int batch, ImageShape shape, DataFormat format) {
        return layout(batch, new SpatialShape(List.of(shape.height(), shape.width()), shape.channels()), format);
    }

    /** {@return how a batch with spatial axes lies, seen in oneDNN's order (batch, channels, spatial...)} */
    static Descriptor layout(int batch, SpatialShape shape, DataFormat format) {
        long[] lengths = shape.lengths().stream().mapToLong(length -> length).toArray();
        return format == DataFormat.CHANNELS_LAST ? Descriptor.channelsLast(batch, shape.channels(), lengths)
                : Descriptor.rowMajor(LongStream.concat(LongStream.of(batch, shape.channels()), LongStream.of(lengths)).toArray());
    }

    /** {@return how a window slides over pictures; strides that leave out the last pixels need no negative padding} */
    static Sliding sliding(Window2D window, ImageShape shape) {
        Padding padding = window.padding();
        Size2D size = window.size();
        Size2D strides = window.strides();
        Size2D dilation = window.dilationRate();
        long[] before = {padding.before(shape.height(), size.height(), strides.height(), dilation.height()),
            padding.before(shape.width(), size.width(), strides.width(), dilation.width())};
        long[] after = {padding.after(shape.height(), size.height(), strides.height(), dilation.height()),
            padding.after(shape.width(), size.width(), strides.width(), dilation.width())};
        return new Sliding(axes(size), axes(strides), axes(dilation), before, after);
    }

    private static long[] axes(Size2D size) {
        return new long[] {size.height(), size.width()};
    }
}
