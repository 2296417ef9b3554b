package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.graph.SymbolicTensor;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The dense network of 121 layers with weights: 8,062,504 parameters for 1000 classes of 224x224 colour images. In its blocks each
 * layer sees what all layers before it have made.
 *
 * <p>G. Huang, Z. Liu, L. van der Maaten, K. Q. Weinberger, 2016: <a href="https://arxiv.org/abs/1608.06993">Densely connected
 * convolutional networks</a>, table 1.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TORCH}.
 *
 * <pre>{@code
 * Model model = new DenseNet121().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 */
@CheckReturnValue
public record DenseNet121(ApplicationOptions options) implements Application<DenseNet121> {

    private static final int SIZE = 224;
    private static final int SMALLEST = 32;

    /** Checks the options. */
    public DenseNet121 {
        options.check("DenseNet121", SMALLEST);
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public DenseNet121() {
        this(new ApplicationOptions());
    }

    @Override
    public DenseNet121 options(ApplicationOptions value) {
        return new DenseNet121(value);
    }

    @Override
    public Shape inputShape() {
        return options.inputShapeOr(SIZE);
    }

    @Override
    public Model build() {
        SymbolicTensor input = options.input("DenseNet121", inputShape());
        SymbolicTensor maps = DenseBlocks.maps(input, 6, 12, 24, 16);
        return options.model(input, options.averageTop(maps, "avg_pool", "max_pool"), "densenet121");
    }
}
