package dev.corno.layers.merging;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.MaskFlow;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.List;

/**
 * Adds a multiple of its second input to its first: {@code y = x0 + scale * x1}. Keras has it inside
 * {@code keras.applications.InceptionResNetV2}, whose shortcuts it closes. Szegedy et al., 2016,
 * <a href="https://arxiv.org/abs/1602.07261">Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning</a>,
 * section 3.3.
 *
 * <p>Input shapes: {@code (batch, ...)}, two, equal or with axes of length 1, which are repeated.
 * Output shape: the longest of each axis.
 *
 * <pre>{@code
 * SymbolicTensor sum = new CustomScaleLayer(0.17).apply(shortcut, residual);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param scale factor of the second input
 */
@CheckReturnValue
public record CustomScaleLayer(String name, double scale) implements Merging {

    /**
     * A layer without a name.
     *
     * @param scale factor of the second input
     */
    public CustomScaleLayer(double scale) {
        this(null, scale);
    }

    @Override
    public CustomScaleLayer name(String value) {
        return new CustomScaleLayer(value, scale);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new ShapeMismatchException("CustomScaleLayer", "expects two inputs, got " + inputs.size() + ".");
        }
        return Merging.super.outputShape(inputs);
    }

    @Override
    public Expression combine(Expression first, Expression second) {
        return first.plus(second.times(scale));
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return MaskFlow.DROPPED;
    }
}
