package dev.corno.zoo;

import static dev.corno.layers.Padding.SAME;
import static dev.corno.layers.Padding.VALID;

import dev.corno.CheckReturnValue;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.convolutional.DepthwiseConv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Reshape;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * A small and fast network of convolutions that see each channel alone: 4,253,864 parameters for 1000 classes of 224x224 colour images.
 *
 * <p>A. G. Howard and others, 2017: <a href="https://arxiv.org/abs/1704.04861">MobileNets: efficient convolutional neural networks for
 * mobile vision applications</a>, table 1. As in Keras, unlike the paper, activations stop at 6 and the scores come from a 1x1
 * convolution after dropout.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TF}.
 *
 * <pre>{@code
 * Model model = new MobileNet().alpha(0.5).inputShape(128, 128, 3).build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 * @param alpha factor on the number of filters of each layer, at least 1/32; 1 by default
 * @param depthMultiplier kernels that each channel meets in a depthwise convolution, at least 1; 1 by default
 * @param dropout fraction of the features set to zero while training, in [0, 1]; 0.001 by default
 */
@CheckReturnValue
public record MobileNet(ApplicationOptions options, double alpha, int depthMultiplier, double dropout) implements Application<MobileNet> {

    private static final int SIZE = 224;
    private static final int SMALLEST = 32;
    private static final int FIRST_FILTERS = 32;
    private static final int SIX = 6;

    /** Checks the options. */
    public MobileNet {
        options.check("MobileNet", SMALLEST);
        if (!(alpha >= 1.0 / FIRST_FILTERS && Double.isFinite(alpha))) {
            throw new IllegalArgumentException("MobileNet: alpha must be a number of at least " + 1.0 / FIRST_FILTERS
                    + ", which leaves the first layer one filter, got " + alpha + ".");
        }
        if (depthMultiplier < 1) {
            throw new IllegalArgumentException("MobileNet: depthMultiplier must be a positive integer, got " + depthMultiplier + ".");
        }
        if (!(dropout >= 0 && dropout <= 1)) {
            throw new IllegalArgumentException("MobileNet: dropout must be in [0, 1], got " + dropout + ".");
        }
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public MobileNet() {
        this(new ApplicationOptions(), 1, 1, 1e-3);
    }

    @Override
    public MobileNet options(ApplicationOptions value) {
        return new MobileNet(value, alpha, depthMultiplier, dropout);
    }

    /**
     * {@return a copy of another width}
     *
     * @param value see {@link #alpha}
     */
    public MobileNet alpha(double value) {
        return new MobileNet(options, value, depthMultiplier, dropout);
    }

    /**
     * {@return a copy with another number of kernels for each channel}
     *
     * @param value see {@link #depthMultiplier}
     */
    public MobileNet depthMultiplier(int value) {
        return new MobileNet(options, alpha, value, dropout);
    }

    /**
     * {@return a copy with another dropout}
     *
     * @param value see {@link #dropout}
     */
    public MobileNet dropout(double value) {
        return new MobileNet(options, alpha, depthMultiplier, value);
    }

    @Override
    public Shape inputShape() {
        return options.inputShapeOr(SIZE);
    }

    @Override
    public Model build() {
        SymbolicTensor input = options.input("MobileNet", inputShape());
        SymbolicTensor x = new Conv2D(filters(FIRST_FILTERS), 3).strides(2).padding(SAME).useBias(false).name("conv1").apply(input);
        x = normalizedRelu(x, "conv1");
        x = block(x, 64, 1, 1);
        x = block(x, 128, 2, 2);
        x = block(x, 128, 1, 3);
        x = block(x, 256, 2, 4);
        x = block(x, 256, 1, 5);
        x = block(x, 512, 2, 6);
        for (int number = 7; number <= 11; number++) {
            x = block(x, 512, 1, number);
        }
        x = block(x, 1024, 2, 12);
        x = block(x, 1024, 1, 13);
        x = options.includeTop() ? top(x) : options.features(x, null, null);
        return options.model(input, x, options.scaledName("mobilenet", alpha, SIZE));
    }

    private SymbolicTensor block(SymbolicTensor input, int filters, int strides, int number) {
        SymbolicTensor x = strides == 1 ? input : new ZeroPadding2D(0, 1, 0, 1).name("conv_pad_" + number).apply(input);
        x = new DepthwiseConv2D(3).strides(strides).padding(strides == 1 ? SAME : VALID).depthMultiplier(depthMultiplier).useBias(false)
                .name("conv_dw_" + number).apply(x);
        x = normalizedRelu(x, "conv_dw_" + number);
        x = new Conv2D(filters(filters), 1).padding(SAME).useBias(false).name("conv_pw_" + number).apply(x);
        return normalizedRelu(x, "conv_pw_" + number);
    }

    private int filters(int full) {
        return (int) (full * alpha);
    }

    private static SymbolicTensor normalizedRelu(SymbolicTensor x, String name) {
        return new ReLU(SIX).name(name + "_relu").apply(new BatchNormalization().name(name + "_bn").apply(x));
    }

    private SymbolicTensor top(SymbolicTensor maps) {
        SymbolicTensor x = new GlobalAveragePooling2D().keepDims(true).apply(maps);
        x = new Dropout(dropout).name("dropout").apply(x);
        x = new Conv2D(options.classes(), 1).padding(SAME).name("conv_preds").apply(x);
        x = new Reshape(options.classes()).name("reshape_2").apply(x);
        return new Activation(options.classifierActivation()).name("predictions").apply(x);
    }
}
