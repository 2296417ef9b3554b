package dev.corno.backend.dl4j;

import static dev.corno.backend.dl4j.TinyNetworks.compile;
import static dev.corno.backend.dl4j.TinyNetworks.random;
import static dev.corno.backend.dl4j.TinyNetworks.row;
import static dev.corno.backend.dl4j.TinyNetworks.weight;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.activations.Activations;
import dev.corno.backend.CompiledModel;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keras's formula for padding, for windows, strides and dilations that the cases of Keras do not have. */
class ImageLoweringsTest {

    private static final float FLOAT_TOLERANCE = 1e-4f;
    private static final int HEIGHT = 8;
    private static final int WIDTH = 7;

    static Stream<Arguments> windows() {
        return Stream.of(Padding.VALID, Padding.SAME).flatMap(padding -> Stream.of(1, 2, 3, 4).flatMap(size -> Stream.of(1, 2, 3, 5)
                .flatMap(stride -> Stream.of(1, 2).filter(dilation -> dilation == 1 || stride == 1)
                        .map(dilation -> Arguments.of(padding, new Size2D(size, 5 - size), stride, dilation)))));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void convolutionIsTheSumOverItsWindow(Padding padding, Size2D size, int stride, int dilation) {
        Network network = row(Shape.of(HEIGHT, WIDTH, 1),
                new Conv2D(1, size, Activations.LINEAR).strides(stride).dilationRate(dilation).padding(padding));
        Tensor x = random(1, 1, HEIGHT, WIDTH, 1);
        Slide slide = new Slide(padding, size, new Size2D(stride), dilation);

        assertClose(slide.convolve(x, weight(network, "conv2d", 0)), compile(network), x);
        assertBackwardIsTheTranspose(compile(network), x, Optional.of(weight(network, "conv2d", 0)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void groupedConvolutionPadsTheSame(Padding padding, Size2D size, int stride, int dilation) {
        Network network = row(Shape.of(HEIGHT, WIDTH, 2), new Conv2D(2, size, Activations.LINEAR).groups(2)
                .strides(stride).dilationRate(dilation).padding(padding));
        Network single = row(Shape.of(HEIGHT, WIDTH, 1), new Conv2D(1, size, Activations.LINEAR)
                .kernelInitializer((shape, seed) -> every(weight(network, "conv2d", 0), 2, shape))
                .strides(stride).dilationRate(dilation).padding(padding));
        Tensor x = random(1, 1, HEIGHT, WIDTH, 2);

        Tensor whole = compile(network).predict(List.of(x)).get(0);

        Tensor first = compile(single).predict(List.of(every(x, 2, Shape.of(1, HEIGHT, WIDTH, 1)))).get(0);
        assertArrayEquals(first.toFloatArray(), every(whole, 2, first.shape()).toFloatArray(), FLOAT_TOLERANCE);
        assertBackwardIsTheTranspose(compile(network), x, Optional.of(weight(network, "conv2d", 0)));
    }

    private static Tensor every(Tensor tensor, int step, Shape shape) {
        float[] chosen = new float[tensor.size() / step];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = tensor.flat(i * step);
        }
        return Tensor.of(chosen, shape.toArray());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "2, 3, 2, 1", "3, 2, 1, 2", "3, 1, 1, 5", "1, 3, 5, 1", "2, 2, 5, 5", "3, 3, 2, 2"})
    void poolingSeesOnlyThePicture(int height, int width, int down, int across) {
        Size2D size = new Size2D(height, width);
        Size2D strides = new Size2D(down, across);
        Tensor x = random(1, 1, HEIGHT, WIDTH, 1);
        Slide slide = new Slide(Padding.SAME, size, strides, 1);

        CompiledModel maximum = pool(new MaxPooling2D(size).strides(strides).padding(Padding.SAME));
        CompiledModel average = pool(new AveragePooling2D(size).strides(strides).padding(Padding.SAME));

        assertClose(slide.pool(x, true), maximum, x);
        assertClose(slide.pool(x, false), average, x);
        assertBackwardIsTheTranspose(maximum, x, Optional.empty());
        assertBackwardIsTheTranspose(average, x, Optional.empty());
    }

    private static CompiledModel pool(Layer layer) {
        return compile(row(Shape.of(HEIGHT, WIDTH, 1), layer));
    }

    @Test
    void maximumOfNegativeNumbersIsNotThePadding() {
        Tensor x = Tensor.full(-1, 1, HEIGHT, WIDTH, 1);

        Tensor y = pool(new MaxPooling2D(3).padding(Padding.SAME)).predict(List.of(x)).get(0);

        assertEquals(Tensor.full(-1, y.shape().toArray()), y);
    }

    @Test
    void softmaxOfChannelsFirstRunsAlongTheWidthAsInKeras() {
        Conv2D layer = new Conv2D(1, 1, Activations.SOFTMAX).dataFormat(DataFormat.CHANNELS_FIRST).useBias(false);
        Network network = row(Shape.of(1, 1, 2), layer);
        network.layers().get(1).state().values(List.of(Tensor.of(new float[] {1}, 1, 1, 1, 1)));
        Tensor x = Tensor.of(new float[] {0, (float) Math.log(3)}, 1, 1, 1, 2);
        assertArrayEquals(new float[] {0.25f, 0.75f}, compile(network).predict(List.of(x)).get(0).toFloatArray(), 1e-6f);
    }

    @Test
    void picturesOfAnySizeRunWhereTheSizeIsUnknown() {
        CompiledModel model = compile(row(Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, 1), new Conv2D(2, 3).padding(Padding.SAME),
                new MaxPooling2D(2)));

        assertEquals(Shape.of(1, 4, 3, 2), model.predict(List.of(random(1, 1, 8, 7, 1))).get(0).shape());
        assertEquals(Shape.of(2, 3, 5, 2), model.predict(List.of(random(1, 2, 6, 10, 1))).get(0).shape());
    }

    private static void assertClose(float[] expected, CompiledModel model, Tensor x) {
        assertArrayEquals(expected, model.predict(List.of(x)).get(0).toFloatArray(), FLOAT_TOLERANCE);
    }

    // For y linear in x, the sum of y * r is the sum of x * gradient; the same for the kernel.
    private static void assertBackwardIsTheTranspose(CompiledModel model, Tensor x, Optional<Tensor> kernel) {
        Tensor r = random(2, model.predict(List.of(x)).get(0).shape().toArray());
        CompiledModel.Gradients gradients = model.gradients(List.of(x), List.of(r), true);
        double expected = dot(gradients.outputs().get(0), r);
        assertEquals(expected, dot(x, gradients.inputs().get(0)), FLOAT_TOLERANCE * 10);
        kernel.ifPresent(weight -> assertEquals(expected, dot(weight, gradients.weights().get("conv2d/kernel")),
                FLOAT_TOLERANCE * 10));
    }

    private static double dot(Tensor left, Tensor right) {
        return IntStream.range(0, left.size()).mapToDouble(i -> left.flatDouble(i) * right.flatDouble(i)).sum();
    }

    /** Plain loops over one channel. */
    private record Slide(Padding padding, Size2D size, Size2D strides, int dilation) {

        float[] convolve(Tensor x, Tensor kernel) {
            return over((top, left) -> {
                float sum = 0;
                for (int i = 0; i < size.height(); i++) {
                    for (int j = 0; j < size.width(); j++) {
                        int row = top + i * dilation;
                        int column = left + j * dilation;
                        sum += isInside(row, column) ? x.at(0, row, column, 0) * kernel.at(i, j, 0, 0) : 0;
                    }
                }
                return sum;
            });
        }

        float[] pool(Tensor x, boolean maximum) {
            return over((top, left) -> {
                float sum = 0;
                float best = Float.NEGATIVE_INFINITY;
                int count = 0;
                for (int row = Math.max(top, 0); row < Math.min(top + size.height(), HEIGHT); row++) {
                    for (int column = Math.max(left, 0); column < Math.min(left + size.width(), WIDTH); column++) {
                        sum += x.at(0, row, column, 0);
                        best = Math.max(best, x.at(0, row, column, 0));
                        count++;
                    }
                }
                return maximum ? best : sum / count;
            });
        }

        private float[] over(At at) {
            int rows = padding.outputLength(HEIGHT, size.height(), strides.height(), dilation);
            int columns = padding.outputLength(WIDTH, size.width(), strides.width(), dilation);
            int top = padding.before(HEIGHT, size.height(), strides.height(), dilation);
            int left = padding.before(WIDTH, size.width(), strides.width(), dilation);
            float[] values = new float[rows * columns];
            for (int i = 0; i < values.length; i++) {
                values[i] = at.value(i / columns * strides.height() - top, i % columns * strides.width() - left);
            }
            return values;
        }

        private static boolean isInside(int row, int column) {
            return row >= 0 && row < HEIGHT && column >= 0 && column < WIDTH;
        }
    }

    @FunctionalInterface
    private interface At {
        float value(int top, int left);
    }
}
