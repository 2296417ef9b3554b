package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The residual network of 152 layers, whose blocks normalize and rectify their inputs: 60,380,648 parameters for 1000 classes of 224x224
 * colour images.
 *
 * <p>K. He, X. Zhang, S. Ren, J. Sun, 2016: <a href="https://arxiv.org/abs/1603.05027">Identity mappings in deep residual networks</a>,
 * figure 4(e). As in Keras, a stack halves height and width in its last block, and the last convolution of each block has biases.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#TF}.
 *
 * <pre>{@code
 * Model model = new ResNet152V2().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 */
@CheckReturnValue
public record ResNet152V2(ApplicationOptions options) implements Application<ResNet152V2> {

    private static final ResNetBlocks BLOCKS = new ResNetBlocks("ResNet152V2", 8, 36, true);

    /** Checks the options. */
    public ResNet152V2 {
        BLOCKS.check(options);
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public ResNet152V2() {
        this(new ApplicationOptions());
    }

    @Override
    public ResNet152V2 options(ApplicationOptions value) {
        return new ResNet152V2(value);
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
