package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The smallest of the efficient networks: 5,330,571 parameters for 1000 classes of 224x224 colour images.
 *
 * <p>M. Tan, Q. V. Le, 2019: <a href="https://arxiv.org/abs/1905.11946">EfficientNet: Rethinking model scaling for convolutional
 * neural networks</a>, table 1.
 *
 * <p>Pictures need no preparation: the model takes values from 0 to 255.
 *
 * <pre>{@code
 * Model model = new EfficientNetB0().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 * @param imagenetScaling whether the model has the layer that the weights learnt from ImageNet need; true by default
 */
@CheckReturnValue
public record EfficientNetB0(ApplicationOptions options, boolean imagenetScaling) implements EfficientNet<EfficientNetB0> {

    private static final EfficientBlocks BLOCKS = new EfficientBlocks("EfficientNetB0", 1, 1, 224, 0.2);

    /** Checks the options. */
    public EfficientNetB0 {
        BLOCKS.check(options);
    }

    /** A thousand classes of 224x224 colour images: ImageNet. */
    public EfficientNetB0() {
        this(new ApplicationOptions(), true);
    }

    @Override
    public EfficientNetB0 options(ApplicationOptions value) {
        return new EfficientNetB0(value, imagenetScaling);
    }

    @Override
    public EfficientNetB0 imagenetScaling(boolean value) {
        return new EfficientNetB0(options, value);
    }

    @Override
    public Shape inputShape() {
        return BLOCKS.inputShape(options);
    }

    @Override
    public Model build() {
        return BLOCKS.build(options, imagenetScaling);
    }
}
