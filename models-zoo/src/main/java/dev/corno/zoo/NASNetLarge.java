package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.graph.SymbolicTensor;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The network of cells that a search found, NASNet-A (6 @ 4032): 88,949,818 parameters for 1000 classes of 331x331 colour images.
 *
 * <p>B. Zoph, V. Vasudevan, J. Shlens, Q. V. Le, 2017: <a href="https://arxiv.org/abs/1707.07012">Learning transferable architectures
 * for scalable image recognition</a>, figure 4. As in Keras, unlike the paper, there is neither a second head nor paths that are
 * dropped.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TF}. Without top, too, they are 331x331 if
 * no shape is chosen.
 *
 * <pre>{@code
 * Model model = new NASNetLarge().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 */
@CheckReturnValue
public record NASNetLarge(ApplicationOptions options) implements Application<NASNetLarge> {

    private static final int SIZE = 331;
    private static final int SMALLEST = 32;

    /** Checks the options. */
    public NASNetLarge {
        options.check("NASNetLarge", SMALLEST);
    }

    /** A thousand classes of 331x331 colour images: ImageNet. */
    public NASNetLarge() {
        this(new ApplicationOptions());
    }

    @Override
    public NASNetLarge options(ApplicationOptions value) {
        return new NASNetLarge(value);
    }

    @Override
    public Shape inputShape() {
        return options.includeTop(true).inputShapeOr(SIZE);
    }

    @Override
    public Model build() {
        SymbolicTensor input = options.input("NASNetLarge", inputShape());
        SymbolicTensor maps = new NasNetCells(6, 4032, 96, true).maps(input);
        return options.model(input, options.averageTop(maps, null, null), "nasnet_large");
    }
}
