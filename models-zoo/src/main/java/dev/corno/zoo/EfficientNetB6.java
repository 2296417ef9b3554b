package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The efficient network 1.8 times as wide and 2.6 times as deep as {@link EfficientNetB0}: 43,265,143 parameters for 1000 classes of
 * 528x528 colour images.
 *
 * <p>M. Tan, Q. V. Le, 2019: <a href="https://arxiv.org/abs/1905.11946">EfficientNet: Rethinking model scaling for convolutional
 * neural networks</a>, table 1.
 *
 * <p>Pictures need no preparation: the model takes values from 0 to 255.
 *
 * <pre>{@code
 * Model model = new EfficientNetB6().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 * @param imagenetScaling whether the model has the layer that the weights learnt from ImageNet need; true by default
 */
@CheckReturnValue
public record EfficientNetB6(ApplicationOptions options, boolean imagenetScaling) implements EfficientNet<EfficientNetB6> {

    private static final EfficientBlocks BLOCKS = new EfficientBlocks("EfficientNetB6", 1.8, 2.6, 528, 0.5);

    /** Checks the options. */
    public EfficientNetB6 {
        BLOCKS.check(options);
    }

    /** A thousand classes of 528x528 colour images: ImageNet. */
    public EfficientNetB6() {
        this(new ApplicationOptions(), true);
    }

    @Override
    public EfficientNetB6 options(ApplicationOptions value) {
        return new EfficientNetB6(value, imagenetScaling);
    }

    @Override
    public EfficientNetB6 imagenetScaling(boolean value) {
        return new EfficientNetB6(options, value);
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
