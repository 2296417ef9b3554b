package dev.corno.zoo;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.layers.Padding.SAME;
import static dev.corno.layers.Padding.VALID;

import dev.corno.CheckReturnValue;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.merging.CustomScaleLayer;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The network of inception modules with shortcuts: 55,873,736 parameters for 1000 classes of 299x299 colour images.
 *
 * <p>C. Szegedy, S. Ioffe, V. Vanhoucke, A. Alemi, 2016: <a href="https://arxiv.org/abs/1602.07261">Inception-v4, Inception-ResNet and
 * the impact of residual connections on learning</a>. As in Keras, unlike the paper, it starts as {@link InceptionV3} does, and there is
 * no dropout.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TF}.
 *
 * <pre>{@code
 * Model model = new InceptionResNetV2().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 75x75 pixels, top, pooling, name
 */
@CheckReturnValue
public record InceptionResNetV2(ApplicationOptions options) implements Application<InceptionResNetV2> {

    private static final int SIZE = 299;
    private static final int SMALLEST = 75;

    /** Checks the options. */
    public InceptionResNetV2 {
        options.check("InceptionResNetV2", SMALLEST);
    }

    /** A thousand classes of 299x299 colour images: ImageNet. */
    public InceptionResNetV2() {
        this(new ApplicationOptions());
    }

    @Override
    public InceptionResNetV2 options(ApplicationOptions value) {
        return new InceptionResNetV2(value);
    }

    @Override
    public Shape inputShape() {
        return options.inputShapeOr(SIZE);
    }

    @Override
    public Model build() {
        SymbolicTensor input = options.input("InceptionResNetV2", inputShape());
        SymbolicTensor maps = new Modules().maps(input);
        return options.model(input, options.averageTop(maps, options.includeTop() ? "avg_pool" : null, null), "inception_resnet_v2");
    }

    private static final class Modules extends InceptionLayers {

        SymbolicTensor maps(SymbolicTensor pictures) {
            SymbolicTensor x = start(stem(pictures), "mixed_5b");
            for (int i = 1; i <= 10; i++) {
                x = rectify(small(x, "block35_" + i), "block35_" + i);
            }
            x = toMiddle(x, "mixed_6a");
            for (int i = 1; i <= 20; i++) {
                x = rectify(middle(x, "block17_" + i), "block17_" + i);
            }
            x = toLast(x, "mixed_7a");
            for (int i = 1; i <= 9; i++) {
                x = rectify(last(x, 0.2, "block8_" + i), "block8_" + i);
            }
            x = last(x, 1, "block8_10");
            return rectify(new Conv2D(1536, 1).padding(SAME).name("conv_7b"), x, "conv_7b_bn", "conv_7b_ac");
        }

        private SymbolicTensor start(SymbolicTensor x, String name) {
            SymbolicTensor point = convolve(x, 96, 1, 1);
            SymbolicTensor once = convolve(convolve(x, 48, 1, 1), 64, 5, 5);
            SymbolicTensor twice = convolve(convolve(convolve(x, 64, 1, 1), 96, 3, 3), 96, 3, 3);
            return join(name, point, once, twice, convolve(average(x), 64, 1, 1));
        }

        private SymbolicTensor toMiddle(SymbolicTensor x, String name) {
            SymbolicTensor once = convolve(x, 384, 3, 3, 2, VALID);
            SymbolicTensor twice = convolve(convolve(convolve(x, 256, 1, 1), 256, 3, 3), 384, 3, 3, 2, VALID);
            return join(name, once, twice, halve(x));
        }

        private SymbolicTensor toLast(SymbolicTensor x, String name) {
            SymbolicTensor wide = convolve(convolve(x, 256, 1, 1), 384, 3, 3, 2, VALID);
            SymbolicTensor narrow = convolve(convolve(x, 256, 1, 1), 288, 3, 3, 2, VALID);
            SymbolicTensor twice = convolve(convolve(convolve(x, 256, 1, 1), 288, 3, 3), 320, 3, 3, 2, VALID);
            return join(name, wide, narrow, twice, halve(x));
        }

        // Inception-ResNet-A.
        private SymbolicTensor small(SymbolicTensor x, String name) {
            SymbolicTensor point = convolve(x, 32, 1, 1);
            SymbolicTensor once = convolve(convolve(x, 32, 1, 1), 32, 3, 3);
            SymbolicTensor twice = convolve(convolve(convolve(x, 32, 1, 1), 48, 3, 3), 64, 3, 3);
            return add(x, join(name + "_mixed", point, once, twice), 0.17, name);
        }

        // Inception-ResNet-B.
        private SymbolicTensor middle(SymbolicTensor x, String name) {
            SymbolicTensor point = convolve(x, 192, 1, 1);
            SymbolicTensor once = convolve(convolve(convolve(x, 128, 1, 1), 160, 1, 7), 192, 7, 1);
            return add(x, join(name + "_mixed", point, once), 0.1, name);
        }

        // Inception-ResNet-C.
        private SymbolicTensor last(SymbolicTensor x, double scale, String name) {
            SymbolicTensor point = convolve(x, 192, 1, 1);
            SymbolicTensor once = convolve(convolve(convolve(x, 192, 1, 1), 224, 1, 3), 256, 3, 1);
            return add(x, join(name + "_mixed", point, once), scale, name);
        }

        private static SymbolicTensor add(SymbolicTensor x, SymbolicTensor mixed, double scale, String name) {
            SymbolicTensor residual = new Conv2D(x.shape().dim(-1), 1).padding(SAME).name(name + "_conv").apply(mixed);
            return new CustomScaleLayer(scale).apply(x, residual);
        }

        private static SymbolicTensor rectify(SymbolicTensor x, String block) {
            return new Activation(RELU).name(block + "_ac").apply(x);
        }
    }
}
