package dev.corno.zoo;

import dev.corno.CheckReturnValue;

/**
 * An efficient network: Keras's eight sizes of the same plan, which takes pictures of values 0 to 255.
 *
 * <pre>{@code
 * Model model = new EfficientNetB0().imagenetScaling(false).classes(10).build();
 * }</pre>
 *
 * @param <A> the model's own type, which changed copies have
 */
@CheckReturnValue
public interface EfficientNet<A extends EfficientNet<A>> extends Application<A> {

    /**
     * {@return whether normalized pictures are divided once more, by the roots of the deviations of ImageNet's channels, as the weights
     * learnt there need it; Keras does so with {@code weights="imagenet"}, not with {@code weights=None}}
     */
    boolean imagenetScaling();

    /**
     * {@return a copy with or without that scaling}
     *
     * @param value false for Keras's model with {@code weights=None}; true by default, which only takes pictures of three channels
     */
    A imagenetScaling(boolean value);
}
