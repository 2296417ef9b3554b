package dev.corno.backend.kernel;

import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Sliding;
import dev.corno.layers.DataFormat;
import dev.corno.layers.ImageShape;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.Window2D;

/** Pictures in oneDNN's words. */
final class Pictures {

    private Pictures() {
    }

    /** {@return how a batch of pictures lies, seen in oneDNN's order (batch, channels, height, width)} */
    static Descriptor layout(int batch, ImageShape shape, DataFormat format) {
        return format == DataFormat.CHANNELS_LAST ? Descriptor.channelsLast(batch, shape.channels(), shape.height(), shape.width())
                : Descriptor.rowMajor(batch, shape.channels(), shape.height(), shape.width());
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
