package dev.corno.zoo;

import static dev.corno.layers.Padding.VALID;

import dev.corno.CheckReturnValue;
import dev.corno.graph.SymbolicTensor;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The third network of modules in which kernels of several sizes meet the same maps: 23,851,784 parameters for 1000 classes of 299x299
 * colour images.
 *
 * <p>C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens, Z. Wojna, 2015: <a href="https://arxiv.org/abs/1512.00567">Rethinking the inception
 * architecture for computer vision</a>, table 1. As in Keras, unlike the paper, there is no second head.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TF}.
 *
 * <pre>{@code
 * Model model = new InceptionV3().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 75x75 pixels, top, pooling, name
 */
@CheckReturnValue
public record InceptionV3(ApplicationOptions options) implements Application<InceptionV3> {

    private static final int SIZE = 299;
    private static final int SMALLEST = 75;

    /** Checks the options. */
    public InceptionV3 {
        options.check("InceptionV3", SMALLEST);
    }

    /** A thousand classes of 299x299 colour images: ImageNet. */
    public InceptionV3() {
        this(new ApplicationOptions());
    }

    @Override
    public InceptionV3 options(ApplicationOptions value) {
        return new InceptionV3(value);
    }

    @Override
    public Shape inputShape() {
        return options.inputShapeOr(SIZE);
    }

    @Override
    public Model build() {
        SymbolicTensor input = options.input("InceptionV3", inputShape());
        SymbolicTensor maps = new Modules().maps(input);
        return options.model(input, options.averageTop(maps, options.includeTop() ? "avg_pool" : null, null), "inception_v3");
    }

    private static final class Modules extends InceptionLayers {

        SymbolicTensor maps(SymbolicTensor pictures) {
            SymbolicTensor x = smallKernels(stem(pictures), 32, "mixed0");
            x = smallKernels(x, 64, "mixed1");
            x = smallKernels(x, 64, "mixed2");
            x = toMiddle(x, "mixed3");
            x = longKernels(x, 128, "mixed4");
            x = longKernels(x, 160, "mixed5");
            x = longKernels(x, 160, "mixed6");
            x = longKernels(x, 192, "mixed7");
            x = toLast(x, "mixed8");
            x = wide(x, "mixed9_0", "mixed9");
            return wide(x, "mixed9_1", "mixed10");
        }

        // Figure 5 of the paper, with 5x5 kernels in one of the ways.
        private SymbolicTensor smallKernels(SymbolicTensor x, int pooledFilters, String name) {
            SymbolicTensor point = convolve(x, 64, 1, 1);
            SymbolicTensor middle = convolve(convolve(x, 48, 1, 1), 64, 5, 5);
            SymbolicTensor twice = convolve(convolve(convolve(x, 64, 1, 1), 96, 3, 3), 96, 3, 3);
            SymbolicTensor pooled = convolve(average(x), pooledFilters, 1, 1);
            return join(name, point, middle, twice, pooled);
        }

        // Figure 10: to half the height and width.
        private SymbolicTensor toMiddle(SymbolicTensor x, String name) {
            SymbolicTensor once = convolve(x, 384, 3, 3, 2, VALID);
            SymbolicTensor twice = convolve(convolve(convolve(x, 64, 1, 1), 96, 3, 3), 96, 3, 3, 2, VALID);
            return join(name, once, twice, halve(x));
        }

        // Figure 6: kernels of 7x7 taken apart.
        private SymbolicTensor longKernels(SymbolicTensor x, int filters, String name) {
            SymbolicTensor point = convolve(x, 192, 1, 1);
            SymbolicTensor once = convolve(convolve(convolve(x, filters, 1, 1), filters, 1, 7), 192, 7, 1);
            SymbolicTensor twice = convolve(convolve(convolve(x, filters, 1, 1), filters, 7, 1), filters, 1, 7);
            twice = convolve(convolve(twice, filters, 7, 1), 192, 1, 7);
            SymbolicTensor pooled = convolve(average(x), 192, 1, 1);
            return join(name, point, once, twice, pooled);
        }

        private SymbolicTensor toLast(SymbolicTensor x, String name) {
            SymbolicTensor once = convolve(convolve(x, 192, 1, 1), 320, 3, 3, 2, VALID);
            SymbolicTensor taken = convolve(convolve(convolve(x, 192, 1, 1), 192, 1, 7), 192, 7, 1);
            return join(name, once, convolve(taken, 192, 3, 3, 2, VALID), halve(x));
        }

        // Figure 7: ways that part once more.
        private SymbolicTensor wide(SymbolicTensor x, String innerName, String name) {
            SymbolicTensor point = convolve(x, 320, 1, 1);
            SymbolicTensor once = part(convolve(x, 384, 1, 1), innerName);
            SymbolicTensor twice = part(convolve(convolve(x, 448, 1, 1), 384, 3, 3), null);
            SymbolicTensor pooled = convolve(average(x), 192, 1, 1);
            return join(name, point, once, twice, pooled);
        }

        private SymbolicTensor part(SymbolicTensor x, String name) {
            return join(name, convolve(x, 384, 1, 3), convolve(x, 384, 3, 1));
        }
    }
}
