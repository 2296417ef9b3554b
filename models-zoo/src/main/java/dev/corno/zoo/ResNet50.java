package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The residual network of 50 layers: 25,636,712 parameters for 1000 classes of 224x224 colour images.
 *
 * <p>K. He, X. Zhang, S. Ren, J. Sun, 2015: <a href="https://arxiv.org/abs/1512.03385">Deep residual learning for image recognition</a>,
 * table 1. As in Keras, unlike the paper, convolutions have biases.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#CAFFE}.
 *
 * <pre>{@code
 * Model model = new ResNet50().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 */
@CheckReturnValue
public record ResNet50(ApplicationOptions options) implements Application<ResNet50> {

    private static final ResNetBlocks BLOCKS = new ResNetBlocks("ResNet50", 4, 6, false);

    /** Checks the options. */
    public ResNet50 {
        BLOCKS.check(options);
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public ResNet50() {
        this(new ApplicationOptions());
    }

    @Override
    public ResNet50 options(ApplicationOptions value) {
        return new ResNet50(value);
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
