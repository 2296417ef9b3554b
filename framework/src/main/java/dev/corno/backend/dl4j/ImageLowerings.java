package dev.corno.backend.dl4j;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.activations.GatedActivation;
import dev.corno.layers.DataFormat;
import dev.corno.layers.ImageShape;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.Window2D;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.pooling.GlobalPooling2D;
import dev.corno.layers.pooling.Pooling2D;
import dev.corno.tensor.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;

/**
 * The entries of {@link Lowerings} for pictures. Everything runs channels-last. DL4J's mode {@code Same} pads as Keras does, but refuses strides so long that they leave pixels out, where Keras pads
 * nothing: those paddings are explicit.
 */
final class ImageLowerings {

    private static final Size2D ONE = new Size2D(1);

    private ImageLowerings() {
    }

    static String conv2D(Conv2D layer, Site site) {
        if (layer.groups() != 1 || layer.dataFormat() != DataFormat.CHANNELS_LAST || layer.activation() instanceof GatedActivation) {
            return site.addItself().get(0);
        }
        ImageShape image = ImageShape.of("Conv2D", site.inputShape(), layer.dataFormat());
        Window2D window = layer.window();
        String from = site.input();
        if (window.padding() == Padding.SAME && skipsPixels(window, image)) {
            from = site.addPart("padding", zeros(window, image), from);
            window = new Window2D(window.size(), window.strides(), window.dilationRate(), Padding.VALID);
        }
        boolean isInside = !Lowerings.isRowwise(layer.activation());
        String convolution = convolution(layer, isInside ? layer.activation() : Activations.LINEAR, window, image, from, site);
        return isInside ? convolution : Lowerings.activate(layer.activation(), convolution, site);
    }

    private static String convolution(Conv2D layer, Activation activation, Window2D window, ImageShape image, String from, Site site) {
        String convolution = site.add(new ConvolutionLayer.Builder(sizes(window.size())).stride(sizes(window.strides()))
                .dilation(sizes(window.dilationRate())).padding(0, 0).convolutionMode(mode(window.padding()))
                .dataFormat(CNN2DFormat.NHWC).nIn(image.channels()).nOut(layer.filters()).hasBias(layer.useBias())
                .activation(EngineActivation.of(activation)).build(), from);
        site.place(0, convolution, layer.useBias() ? layer.filters() : 0, 3, 2, 0, 1);
        if (layer.useBias()) {
            site.place(1, convolution, 0, 0);
        }
        return convolution;
    }

    static String pooling(Pooling2D layer, PoolingType type, Site site) {
        ImageShape image = ImageShape.of(layer.className(), site.inputShape(), layer.dataFormat());
        if (layer.dataFormat() != DataFormat.CHANNELS_LAST) {
            return site.addItself().get(0);
        }
        Window2D window = layer.window();
        String from = site.input();
        if (window.padding() == Padding.SAME && skipsPixels(window, image)) {
            // Rows first, then columns: each axis alone either pads or skips.
            Window2D rows = axis(window.size().height(), window.strides().height(), image.height(), true);
            Window2D columns = axis(window.size().width(), window.strides().width(), image.width(), false);
            return site.add(pool(type, columns), site.addPart("rows", pool(type, rows), from));
        }
        return site.add(pool(type, window), from);
    }

    private static SubsamplingLayer pool(PoolingType type, Window2D window) {
        return new SubsamplingLayer.Builder(type).kernelSize(sizes(window.size())).stride(sizes(window.strides())).padding(0, 0)
                .convolutionMode(mode(window.padding())).dataFormat(CNN2DFormat.NHWC).avgPoolIncludePadInDivisor(false).build();
    }

    private static Window2D axis(int size, int stride, int length, boolean isDown) {
        Padding padding = excess(size, stride, 1, length) > 0 ? Padding.SAME : Padding.VALID;
        return new Window2D(isDown ? new Size2D(size, 1) : new Size2D(1, size),
                isDown ? new Size2D(stride, 1) : new Size2D(1, stride), ONE, padding);
    }

    static String globalPooling(GlobalPooling2D layer, PoolingType type, Site site) {
        boolean isLast = layer.dataFormat() == DataFormat.CHANNELS_LAST;
        GlobalPoolingLayer pooling = new GlobalPoolingLayer.Builder(type)
                .poolingDimensions(isLast ? new int[] {1, 2} : new int[] {2, 3}).collapseDimensions(true).build();
        if (!layer.keepDims()) {
            return site.add(pooling, site.input());
        }
        return site.add(new ReshapeVertex(site.outputShape().prepend(Shape.UNKNOWN).toArray()),
                List.of(site.addPart("pooling", pooling, site.input())));
    }

    // Whether Keras's formula for the padding of some axis gives less than nothing.
    private static boolean skipsPixels(Window2D window, ImageShape image) {
        return excess(window.size().height(), window.strides().height(), window.dilationRate().height(), image.height()) < 0
                || excess(window.size().width(), window.strides().width(), window.dilationRate().width(), image.width()) < 0;
    }

    private static int excess(int size, int stride, int dilation, int length) {
        if (length == Shape.UNKNOWN) {
            return 0;
        }
        int positions = Padding.SAME.outputLength(length, size, stride, dilation);
        return (positions - 1) * stride + (size - 1) * dilation + 1 - length;
    }

    private static ZeroPaddingLayer zeros(Window2D window, ImageShape image) {
        Size2D size = window.size();
        Size2D strides = window.strides();
        Size2D dilation = window.dilationRate();
        Padding same = Padding.SAME;
        return new ZeroPaddingLayer.Builder(
                same.before(image.height(), size.height(), strides.height(), dilation.height()),
                same.after(image.height(), size.height(), strides.height(), dilation.height()),
                same.before(image.width(), size.width(), strides.width(), dilation.width()),
                same.after(image.width(), size.width(), strides.width(), dilation.width()))
                .dataFormat(CNN2DFormat.NHWC).build();
    }

    private static ConvolutionMode mode(Padding padding) {
        return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    private static int[] sizes(Size2D size) {
        return new int[] {size.height(), size.width()};
    }
}
