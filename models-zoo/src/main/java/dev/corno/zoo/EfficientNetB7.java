package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;

/**
 * The efficient network 2 times as wide and 3.1 times as deep as {@link EfficientNetB0}: 66,658,687 parameters for 1000 classes of
 * 600x600 colour images.
 *
 * <p>M. Tan, Q. V. Le, 2019: <a href="https://arxiv.org/abs/1905.11946">EfficientNet: Rethinking model scaling for convolutional
 * neural networks</a>, table 1.
 *
 * <p>Pictures need no preparation: the model takes values from 0 to 255.
 *
 * <pre>{@code
 * Model model = new EfficientNetB7().build();
 * }</pre>
 *
 * @param options classes, input shape of at least 32x32 pixels, top, pooling, name
 * @param imagenetScaling whether the model has the layer that the weights learnt from ImageNet need; true by default
 */
@CheckReturnValue
public record EfficientNetB7(ApplicationOptions options, boolean imagenetScaling) implements EfficientNet<EfficientNetB7> {

    private static final EfficientBlocks BLOCKS = new EfficientBlocks("EfficientNetB7", 2, 3.1, 600, 0.5);

    /** Checks the options. */
    public EfficientNetB7 {
        BLOCKS.check(options);
    }

    /** A thousand classes of 600x600 colour images: ImageNet. */
    public EfficientNetB7() {
        this(new ApplicationOptions(), true);
    }

    @Override
    public EfficientNetB7 options(ApplicationOptions value) {
        return new EfficientNetB7(value, imagenetScaling);
    }

    @Override
    public EfficientNetB7 imagenetScaling(boolean value) {
        return new EfficientNetB7(options, value);
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
