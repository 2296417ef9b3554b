package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;

/**
 * A model of {@code keras.applications}, made for ImageNet's pictures, with Keras's options, layers, names and order of weights.
 *
 * <pre>{@code
 * Model features = new VGG16().includeTop(false).pooling(FeaturePooling.AVG).inputShape(64, 64, 3).build();
 * }</pre>
 *
 * @param <A> the model's own type, which changed copies have
 */
@CheckReturnValue
public interface Application<A extends Application<A>> extends Architecture {

    /** {@return what is chosen about the model} */
    ApplicationOptions options();

    /**
     * {@return a copy with other options}
     *
     * @param value what is chosen about the model
     */
    A options(ApplicationOptions value);

    @Override
    default int classes() {
        return options().classes();
    }

    @Override
    default A classes(int value) {
        return options(options().classes(value));
    }

    /**
     * {@return a copy for pictures of another shape}
     *
     * @param dims {@code (height, width, channels)}; height and width may be -1, known only when pictures come, in a model without top
     */
    @Override
    default A inputShape(int... dims) {
        return options(options().inputShape(dims));
    }

    /**
     * {@return a copy with or without the layers that tell classes apart}
     *
     * @param value false for a model that gives features; true by default
     */
    default A includeTop(boolean value) {
        return options(options().includeTop(value));
    }

    /**
     * {@return a copy that pools its features in another way}
     *
     * @param value what becomes of the last maps in a model without top; {@code NONE} by default
     */
    default A pooling(FeaturePooling value) {
        return options(options().pooling(value));
    }

    /**
     * {@return a copy with another last activation}
     *
     * @param value what is applied to the scores of the classes; {@code SOFTMAX} by default, {@code LINEAR} is Keras's {@code None}
     */
    default A classifierActivation(Activation value) {
        return options(options().classifierActivation(value));
    }

    /**
     * {@return a copy whose model has another name}
     *
     * @param value the name, without {@code /}; null for Keras's
     */
    default A name(String value) {
        return options(options().name(value));
    }
}
