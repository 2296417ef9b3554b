package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The network of the Visual Geometry Group with 13 convolutions and 3 dense layers: 138,357,544 parameters for 1000 classes of 224x224
 * colour images.
 *
 * <p>K. Simonyan, A. Zisserman, 2014: <a href="https://arxiv.org/abs/1409.1556">Very deep convolutional networks for large-scale image
 * recognition</a>, table 1, configuration D. As in Keras, unlike the paper, there is no dropout.
 *
 * <p>Pictures are prepared by {@link dev.corno.layers.preprocessing.ImagenetPreprocessing#CAFFE}.
 *
 * <pre>{@code
 * Model model = new VGG16().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 */
@CheckReturnValue
public record VGG16(ApplicationOptions options) implements Application<VGG16> {

    private static final VggBlocks BLOCKS = new VggBlocks("VGG16", 3);

    /** Checks the options. */
    public VGG16 {
        BLOCKS.check(options);
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public VGG16() {
        this(new ApplicationOptions());
    }

    @Override
    public VGG16 options(ApplicationOptions value) {
        return new VGG16(value);
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
