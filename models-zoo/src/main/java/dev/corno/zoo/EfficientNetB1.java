package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The efficient network 1.1 times as deep as {@link EfficientNetB0}: 7,856,239 parameters for 1000 classes of 240x240 colour images.
 *
 * <p>M. Tan, Q. V. Le, 2019: <a href="https://arxiv.org/abs/1905.11946">EfficientNet: Rethinking model scaling for convolutional
 * neural networks</a>, table 1.
 *
 * <p>Pictures need no preparation: the model takes values from 0 to 255.
 *
 * <pre>{@code
 * Model model = new EfficientNetB1().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 * @param imagenetScaling whether the model has the layer that the weights learnt from ImageNet need; true by default
 */
@CheckReturnValue
public record EfficientNetB1(ApplicationOptions options, boolean imagenetScaling) implements EfficientNet<EfficientNetB1> {

    private static final EfficientBlocks BLOCKS = new EfficientBlocks("EfficientNetB1", 1, 1.1, 240, 0.2);

    /** Checks the options. */
    public EfficientNetB1 {
        BLOCKS.check(options);
    }

    /** A thousand classes of 240x240 colour images: ImageNet. */
    public EfficientNetB1() {
        this(new ApplicationOptions(), true);
    }

    @Override
    public EfficientNetB1 options(ApplicationOptions value) {
        return new EfficientNetB1(value, imagenetScaling);
    }

    @Override
    public EfficientNetB1 imagenetScaling(boolean value) {
        return new EfficientNetB1(options, value);
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
