package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The residual network of 101 layers: 44,707,176 parameters for 1000 classes of 224x224 colour images.
 *
 * <p>K. He, X. Zhang, S. Ren, J. Sun, 2015: <a href="https://arxiv.org/abs/1512.03385">Deep residual learning for image recognition</a>,
 * table 1. As in Keras, unlike the paper, convolutions have biases.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#CAFFE}.
 *
 * <pre>{@code
 * Model model = new ResNet101().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 */
@CheckReturnValue
public record ResNet101(ApplicationOptions options) implements Application<ResNet101> {

    private static final ResNetBlocks BLOCKS = new ResNetBlocks("ResNet101", 4, 23, false);

    /** Checks the options. */
    public ResNet101 {
        BLOCKS.check(options);
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public ResNet101() {
        this(new ApplicationOptions());
    }

    @Override
    public ResNet101 options(ApplicationOptions value) {
        return new ResNet101(value);
    }

    @Override
    public Shape inputShape() {
        return BLOCKS.inputShape(options);
    }

    @Override
    public Model build() {
        return BLOCKS.build(options);
    }
}
