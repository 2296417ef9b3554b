package dev.corno.zoo;

import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.GlobalMaxPooling2D;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * What can be chosen about every {@link Application}.
 *
 * @param name the model's name, without {@code /}; null for Keras's
 * @param includeTop whether the model ends with layers that tell classes apart; true by default
 * @param inputShape {@code (height, width, channels)}; {@code ()}, the default, for ImageNet's pictures, which without top may have
 *         any height and width
 * @param pooling what becomes of the last maps in a model without top; {@code NONE} by default
 * @param classes number of classes, at least 1; 1000 by default
 * @param classifierActivation what is applied to the scores of the classes; {@code SOFTMAX} by default
 */
@CheckReturnValue
public record ApplicationOptions(String name, boolean includeTop, Shape inputShape, FeaturePooling pooling, int classes,
        Activation classifierActivation) {

    private static final int IMAGENET_CLASSES = 1000;
    private static final int COLOURS = 3;

    /** Checks that nothing but the name is missing. */
    public ApplicationOptions {
        Objects.requireNonNull(inputShape, "inputShape");
        Objects.requireNonNull(pooling, "pooling");
        Objects.requireNonNull(classifierActivation, "classifierActivation");
    }

    /** Keras's defaults. */
    public ApplicationOptions() {
        this(null, true, Shape.scalar(), FeaturePooling.NONE, IMAGENET_CLASSES, Activations.SOFTMAX);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value see {@link #name}
     */
    public ApplicationOptions name(String value) {
        return new ApplicationOptions(value, includeTop, inputShape, pooling, classes, classifierActivation);
    }

    /**
     * {@return a copy with or without top}
     *
     * @param value see {@link #includeTop}
     */
    public ApplicationOptions includeTop(boolean value) {
        return new ApplicationOptions(name, value, inputShape, pooling, classes, classifierActivation);
    }

    /**
     * {@return a copy for other pictures}
     *
     * @param dims see {@link #inputShape}
     */
    public ApplicationOptions inputShape(int... dims) {
        return new ApplicationOptions(name, includeTop, Shape.of(dims), pooling, classes, classifierActivation);
    }

    /**
     * {@return a copy with other features}
     *
     * @param value see {@link #pooling}
     */
    public ApplicationOptions pooling(FeaturePooling value) {
        return new ApplicationOptions(name, includeTop, inputShape, value, classes, classifierActivation);
    }

    /**
     * {@return a copy for another number of classes}
     *
     * @param value see {@link #classes}
     */
    public ApplicationOptions classes(int value) {
        return new ApplicationOptions(name, includeTop, inputShape, pooling, value, classifierActivation);
    }

    /**
     * {@return a copy with another last activation}
     *
     * @param value see {@link #classifierActivation}
     */
    public ApplicationOptions classifierActivation(Activation value) {
        return new ApplicationOptions(name, includeTop, inputShape, pooling, classes, value);
    }

    /** Checks what can be known before the model is built. */
    void check(String where, int smallest) {
        if (classes < 1) {
            throw new IllegalArgumentException(where + ": expects at least 1 class, got " + classes + ".");
        }
        if (inputShape.rank() == 0) {
            return;
        }
        if (inputShape.rank() != COLOURS || inputShape.dim(2) < 1) {
            throw new IllegalArgumentException(where + ": expects images of shape (height, width, channels), got " + inputShape + ".");
        }
        if (isBelow(smallest, inputShape.dim(0)) || isBelow(smallest, inputShape.dim(1))) {
            throw new IllegalArgumentException(where + ": expects images of at least " + smallest + "x" + smallest + " pixels, got "
                    + inputShape + ". Resize them to " + smallest + "x" + smallest + " or more.");
        }
    }

    private static boolean isBelow(int smallest, int length) {
        return length != Shape.UNKNOWN && length < smallest;
    }

    /** {@return the shape of the pictures, where one was not chosen that of ImageNet's, of unknown height and width without top} */
    Shape inputShapeOr(int size) {
        if (inputShape.rank() > 0) {
            return inputShape;
        }
        return includeTop ? Shape.of(size, size, COLOURS) : Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, COLOURS);
    }

    /** {@return where pictures enter} */
    SymbolicTensor input(String where, Shape shape) {
        if (includeTop && !shape.isKnown()) {
            throw new IllegalArgumentException(where + ": expects images of a known height and width, got " + shape
                    + ". Give them to inputShape, or leave the top out with includeTop(false).");
        }
        return new Input(shape).tensor();
    }

    /** {@return the scores of the classes after the mean of each channel, or without top the features} */
    SymbolicTensor averageTop(SymbolicTensor maps, String averageName, String maximumName) {
        return includeTop ? predictions(new GlobalAveragePooling2D().name(averageName).apply(maps))
                : features(maps, averageName, maximumName);
    }

    /** {@return the scores of the classes} */
    SymbolicTensor predictions(SymbolicTensor features) {
        return new Dense(classes, classifierActivation).name("predictions").apply(features);
    }

    /** {@return the last maps, pooled as is wanted by layers of these names, null to let the model choose} */
    SymbolicTensor features(SymbolicTensor maps, String averageName, String maximumName) {
        return switch (pooling) {
            case NONE -> maps;
            case AVG -> new GlobalAveragePooling2D().name(averageName).apply(maps);
            case MAX -> new GlobalMaxPooling2D().name(maximumName).apply(maps);
        };
    }

    /** {@return the model, of the name that is wanted} */
    Model model(SymbolicTensor input, SymbolicTensor output, String usualName) {
        return new Model(input, output).name(name == null ? usualName : name);
    }

    /** {@return a name with width and size of the input, as Keras calls MobileNets: {@code mobilenet_1.00_224}} */
    String scaledName(String stem, double alpha, int size) {
        int height = inputShapeOr(size).dim(0);
        return stem + "_" + new BigDecimal(alpha).setScale(2, RoundingMode.HALF_EVEN) + "_" + (height == Shape.UNKNOWN ? "None" : height);
    }
}
