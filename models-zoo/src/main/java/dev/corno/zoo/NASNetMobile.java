package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.graph.SymbolicTensor;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The network of cells that a search found, NASNet-A (4 @ 1056): 5,326,716 parameters for 1000 classes of 224x224 colour images.
 *
 * <p>B. Zoph, V. Vasudevan, J. Shlens, Q. V. Le, 2017: <a href="https://arxiv.org/abs/1707.07012">Learning transferable architectures
 * for scalable image recognition</a>, figure 4. As in Keras, unlike the paper, there is neither a second head nor paths that are
 * dropped.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TF}. Without top, too, they are 224x224 if
 * no shape is chosen.
 *
 * <pre>{@code
 * Model model = new NASNetMobile().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 */
@CheckReturnValue
public record NASNetMobile(ApplicationOptions options) implements Application<NASNetMobile> {

    private static final int SIZE = 224;
    private static final int SMALLEST = 32;

    /** Checks the options. */
    public NASNetMobile {
        options.check("NASNetMobile", SMALLEST);
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public NASNetMobile() {
        this(new ApplicationOptions());
    }

    @Override
    public NASNetMobile options(ApplicationOptions value) {
        return new NASNetMobile(value);
    }

    @Override
    public Shape inputShape() {
        return options.includeTop(true).inputShapeOr(SIZE);
    }

    @Override
    public Model build() {
        SymbolicTensor input = options.input("NASNetMobile", inputShape());
        SymbolicTensor maps = new NasNetCells(4, 1056, 32, false).maps(input);
        return options.model(input, options.averageTop(maps, null, null), "nasnet_mobile");
    }
}
