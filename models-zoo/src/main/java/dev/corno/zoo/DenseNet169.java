package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.graph.SymbolicTensor;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The dense network of 169 layers with weights: 14,307,880 parameters for 1000 classes of 224x224 colour images. In its blocks each
 * layer sees what all layers before it have made.
 *
 * <p>G. Huang, Z. Liu, L. van der Maaten, K. Q. Weinberger, 2016: <a href="https://arxiv.org/abs/1608.06993">Densely connected
 * convolutional networks</a>, table 1.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TORCH}.
 *
 * <pre>{@code
 * Model model = new DenseNet169().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 */
@CheckReturnValue
public record DenseNet169(ApplicationOptions options) implements Application<DenseNet169> {

    private static final int SIZE = 224;
    private static final int SMALLEST = 32;

    /** Checks the options. */
    public DenseNet169 {
        options.check("DenseNet169", SMALLEST);
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public DenseNet169() {
        this(new ApplicationOptions());
    }

    @Override
    public DenseNet169 options(ApplicationOptions value) {
        return new DenseNet169(value);
    }

    @Override
    public Shape inputShape() {
        return options.inputShapeOr(SIZE);
    }

    @Override
    public Model build() {
        SymbolicTensor input = options.input("DenseNet169", inputShape());
        SymbolicTensor maps = DenseBlocks.maps(input, 6, 12, 32, 32);
        return options.model(input, options.averageTop(maps, "avg_pool", "max_pool"), "densenet169");
    }
}
