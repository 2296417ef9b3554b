package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The efficient network 1.6 times as wide and 2.2 times as deep as {@link EfficientNetB0}: 30,562,527 parameters for 1000 classes of
 * 456x456 colour images.
 *
 * <p>M. Tan, Q. V. Le, 2019: <a href="https://arxiv.org/abs/1905.11946">EfficientNet: Rethinking model scaling for convolutional
 * neural networks</a>, table 1.
 *
 * <p>Pictures need no preparation: the model takes values from 0 to 255.
 *
 * <pre>{@code
 * Model model = new EfficientNetB5().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 * @param imagenetScaling whether the model has the layer that the weights learnt from ImageNet need; true by default
 */
@CheckReturnValue
public record EfficientNetB5(ApplicationOptions options, boolean imagenetScaling) implements EfficientNet<EfficientNetB5> {

    private static final EfficientBlocks BLOCKS = new EfficientBlocks("EfficientNetB5", 1.6, 2.2, 456, 0.4);

    /** Checks the options. */
    public EfficientNetB5 {
        BLOCKS.check(options);
    }

    /** A thousand classes of 456x456 colour images: ImageNet. */
    public EfficientNetB5() {
        this(new ApplicationOptions(), true);
    }

    @Override
    public EfficientNetB5 options(ApplicationOptions value) {
        return new EfficientNetB5(value, imagenetScaling);
    }

    @Override
    public EfficientNetB5 imagenetScaling(boolean value) {
        return new EfficientNetB5(options, value);
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
