package dev.corno.zoo;

import static dev.corno.layers.Padding.SAME;
import static dev.corno.layers.Padding.VALID;

import dev.corno.CheckReturnValue;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.convolutional.DepthwiseConv2D;
import dev.corno.layers.merging.Add;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * A small and fast network of blocks that widen, see each channel alone, and narrow again: 3,538,984 parameters for 1000 classes of
 * 224x224 colour images.
 *
 * <p>M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen, 2018: <a href="https://arxiv.org/abs/1801.04381">MobileNetV2: inverted
 * residuals and linear bottlenecks</a>, table 2.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TF}.
 *
 * <pre>{@code
 * Model model = new MobileNetV2().alpha(0.5).inputShape(96, 96, 3).build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 * @param alpha factor on the number of filters of each layer, above 0; 1 by default. Filters stay multiples of 8; the last convolution
 *         does not get narrower
 */
@CheckReturnValue
public record MobileNetV2(ApplicationOptions options, double alpha) implements Application<MobileNetV2> {

    private static final int SIZE = 224;
    private static final int SMALLEST = 32;
    private static final int LAST_FILTERS = 1280;
    private static final int DIVISOR = 8;
    private static final int SIX = 6;
    private static final double MOMENTUM = 0.999;

    /** Checks the options. */
    public MobileNetV2 {
        options.check("MobileNetV2", SMALLEST);
        if (!(alpha > 0 && Double.isFinite(alpha))) {
            throw new IllegalArgumentException("MobileNetV2: alpha must be a number above 0, got " + alpha + ".");
        }
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public MobileNetV2() {
        this(new ApplicationOptions(), 1);
    }

    @Override
    public MobileNetV2 options(ApplicationOptions value) {
        return new MobileNetV2(value, alpha);
    }

    /**
     * {@return a copy of another width}
     *
     * @param value see {@link #alpha}
     */
    public MobileNetV2 alpha(double value) {
        return new MobileNetV2(options, value);
    }

    @Override
    public Shape inputShape() {
        return options.inputShapeOr(SIZE);
    }

    @Override
    public Model build() {
        SymbolicTensor input = options.input("MobileNetV2", inputShape());
        SymbolicTensor x = new Conv2D(divisible(32 * alpha), 3).strides(2).padding(SAME).useBias(false).name("Conv1").apply(input);
        x = relu6(normalized(x, "bn_Conv1"), "Conv1_relu");
        x = block(x, 16, 1, 1, 0);
        x = blocks(x, 24, 2, 1, 2);
        x = blocks(x, 32, 2, 3, 5);
        x = blocks(x, 64, 2, 6, 9);
        x = blocks(x, 96, 1, 10, 12);
        x = blocks(x, 160, 2, 13, 15);
        x = blocks(x, 320, 1, 16, 16);
        x = new Conv2D(alpha > 1 ? divisible(LAST_FILTERS * alpha) : LAST_FILTERS, 1).useBias(false).name("Conv_1").apply(x);
        x = relu6(normalized(x, "Conv_1_bn"), "out_relu");
        x = options.averageTop(x, null, null);
        return options.model(input, x, options.scaledName("mobilenetv2", alpha, SIZE));
    }

    private SymbolicTensor blocks(SymbolicTensor input, int filters, int strides, int first, int last) {
        SymbolicTensor x = block(input, filters, strides, 6, first);
        for (int number = first + 1; number <= last; number++) {
            x = block(x, filters, 1, 6, number);
        }
        return x;
    }

    private SymbolicTensor block(SymbolicTensor input, int filters, int strides, int expansion, int number) {
        String name = number == 0 ? "expanded_conv_" : "block_" + number + "_";
        int channels = input.shape().dim(2);
        SymbolicTensor x = input;
        if (number > 0) {
            x = pointwise(x, expansion * channels, name + "expand");
            x = relu6(x, name + "expand_relu");
        }
        if (strides == 2) {
            x = CorrectPadding.apply(x, 3, name + "pad");
        }
        x = new DepthwiseConv2D(3).strides(strides).padding(strides == 1 ? SAME : VALID).useBias(false).name(name + "depthwise").apply(x);
        x = relu6(normalized(x, name + "depthwise_BN"), name + "depthwise_relu");
        int projected = divisible((int) (filters * alpha));
        x = pointwise(x, projected, name + "project");
        return channels == projected && strides == 1 ? new Add().name(name + "add").apply(input, x) : x;
    }

    private static SymbolicTensor pointwise(SymbolicTensor x, int filters, String name) {
        return normalized(new Conv2D(filters, 1).padding(SAME).useBias(false).name(name).apply(x), name + "_BN");
    }

    private static SymbolicTensor normalized(SymbolicTensor x, String name) {
        return new BatchNormalization().momentum(MOMENTUM).name(name).apply(x);
    }

    private static SymbolicTensor relu6(SymbolicTensor x, String name) {
        return new ReLU(SIX).name(name).apply(x);
    }

    /** {@return the nearest multiple of 8, at least 8, that is not more than a tenth smaller} */
    private static int divisible(double filters) {
        int nearest = Math.max(DIVISOR, (int) (filters + DIVISOR / 2.0) / DIVISOR * DIVISOR);
        return nearest < 0.9 * filters ? nearest + DIVISOR : nearest;
    }
}
