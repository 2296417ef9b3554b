package dev.corno.zoo;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.layers.Padding.SAME;

import dev.corno.CheckReturnValue;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.convolutional.SeparableConv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.merging.Add;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The network of separable convolutions with shortcuts: 22,910,480 parameters for 1000 classes of 299x299 colour images.
 *
 * <p>F. Chollet, 2016: <a href="https://arxiv.org/abs/1610.02357">Xception: Deep learning with depthwise separable convolutions</a>,
 * figure 5.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TF}.
 *
 * <pre>{@code
 * Model model = new Xception().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 71x71 pixels, top, pooling, name
 */
@CheckReturnValue
public record Xception(ApplicationOptions options) implements Application<Xception> {

    private static final int SIZE = 299;
    private static final int SMALLEST = 71;
    private static final int MIDDLE_FILTERS = 728;

    /** Checks the options. */
    public Xception {
        options.check("Xception", SMALLEST);
    }

    /** A thousand classes of 299x299 colour images: ImageNet. */
    public Xception() {
        this(new ApplicationOptions());
    }

    @Override
    public Xception options(ApplicationOptions value) {
        return new Xception(value);
    }

    @Override
    public Shape inputShape() {
        return options.inputShapeOr(SIZE);
    }

    @Override
    public Model build() {
        SymbolicTensor input = options.input("Xception", inputShape());
        SymbolicTensor output = options.averageTop(maps(input), options.includeTop() ? "avg_pool" : null, null);
        return options.model(input, output, "xception");
    }

    private static SymbolicTensor maps(SymbolicTensor pictures) {
        SymbolicTensor x = new Conv2D(32, 3).strides(2).useBias(false).name("block1_conv1").apply(pictures);
        x = rectify(normalize(x, "block1_conv1_bn"), "block1_conv1_act");
        x = new Conv2D(64, 3).useBias(false).name("block1_conv2").apply(x);
        x = rectify(normalize(x, "block1_conv2_bn"), "block1_conv2_act");
        SymbolicTensor y = separate(x, 128, "block2_sepconv1");
        x = halve(x, separate(rectify(y, "block2_sepconv2_act"), 128, "block2_sepconv2"), "block2_pool");
        x = halve(x, rectifyAndSeparate(x, "block3_sepconv", 256, 256), "block3_pool");
        x = halve(x, rectifyAndSeparate(x, "block4_sepconv", MIDDLE_FILTERS, MIDDLE_FILTERS), "block4_pool");
        for (int block = 5; block <= 12; block++) {
            y = rectifyAndSeparate(x, "block" + block + "_sepconv", MIDDLE_FILTERS, MIDDLE_FILTERS, MIDDLE_FILTERS);
            x = new Add().apply(y, x);
        }
        x = halve(x, rectifyAndSeparate(x, "block13_sepconv", MIDDLE_FILTERS, 1024), "block13_pool");
        x = rectify(separate(x, 1536, "block14_sepconv1"), "block14_sepconv1_act");
        return rectify(separate(x, 2048, "block14_sepconv2"), "block14_sepconv2_act");
    }

    private static SymbolicTensor rectifyAndSeparate(SymbolicTensor start, String name, int... filters) {
        SymbolicTensor x = start;
        for (int i = 0; i < filters.length; i++) {
            String step = name + (i + 1);
            x = separate(rectify(x, step + "_act"), filters[i], step);
        }
        return x;
    }

    // Pools, and adds what the block started from.
    private static SymbolicTensor halve(SymbolicTensor start, SymbolicTensor x, String name) {
        SymbolicTensor shortcut = new Conv2D(x.shape().dim(-1), 1).strides(2).padding(SAME).useBias(false).apply(start);
        return new Add().apply(new MaxPooling2D(3).strides(2).padding(SAME).name(name).apply(x), normalize(shortcut, null));
    }

    private static SymbolicTensor separate(SymbolicTensor x, int filters, String name) {
        return normalize(new SeparableConv2D(filters, 3).padding(SAME).useBias(false).name(name).apply(x), name + "_bn");
    }

    private static SymbolicTensor normalize(SymbolicTensor x, String name) {
        return new BatchNormalization().name(name).apply(x);
    }

    private static SymbolicTensor rectify(SymbolicTensor x, String name) {
        return new Activation(RELU).name(name).apply(x);
    }
}
