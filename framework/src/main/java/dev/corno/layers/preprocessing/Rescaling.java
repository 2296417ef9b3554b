package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * Multiplies its inputs by a number and adds another: {@code y = x * scale + offset}. Bytes 0 to 255 become numbers from -1 to 1 by
 * {@code new Rescaling(1 / 127.5, -1)}.
 *
 * <p>Input and output shape: {@code (batch, ...)}. Inputs of any type come out as float32.
 *
 * <pre>{@code
 * var layer = new Rescaling(1 / 127.5, -1);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param scale the factor, or one for each element of the last axis
 * @param offset what is added, or one for each element of the last axis; 0 by default
 */
@CheckReturnValue
public record Rescaling(String name, List<Double> scale, List<Double> offset) implements Preprocessing {

    /** Checks the parameters. */
    public Rescaling {
        scale = Lists.numbers("Rescaling", "scale", scale);
        offset = Lists.numbers("Rescaling", "offset", offset);
    }

    /**
     * Without an offset.
     *
     * @param scale the factor
     */
    public Rescaling(double scale) {
        this(null, List.of(scale), List.of(0.0));
    }

    /**
     * The same for all elements.
     *
     * @param scale the factor
     * @param offset what is added
     */
    public Rescaling(double scale, double offset) {
        this(null, List.of(scale), List.of(offset));
    }

    /**
     * Different along the last axis.
     *
     * @param scale one factor, or one for each element of the last axis
     * @param offset one number, or one for each element of the last axis
     */
    public Rescaling(List<Double> scale, List<Double> offset) {
        this(null, scale, offset);
    }

    @Override
    public Rescaling name(String value) {
        return new Rescaling(value, scale, offset);
    }

    @Override
    public Shape outputShape(Shape input) {
        checkLength("scale", scale, input);
        checkLength("offset", offset, input);
        return input;
    }

    private static void checkLength(String what, List<Double> values, Shape input) {
        boolean fits = values.size() == 1 || input.rank() > 0 && (input.dim(-1) == values.size() || input.dim(-1) == Shape.UNKNOWN);
        if (!fits) {
            throw new ShapeMismatchException("Rescaling", "expects inputs whose last axis is " + values.size() + ", the number of values of "
                    + what + ", got " + input.withBatch() + ".");
        }
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long callSeed) {
        outputShape(batch.shape().slice(Math.min(1, batch.rank()), batch.rank()));
        float[] values = batch.toFloatArray();
        if (scale.size() == 1 && offset.size() == 1) {
            float factor = scale.get(0).floatValue();
            float summand = offset.get(0).floatValue();
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] * factor + summand;
            }
        } else {
            int length = batch.shape().dim(-1);
            float[] factors = Lists.repeated(scale, length);
            float[] summands = Lists.repeated(offset, length);
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] * factors[i % length] + summands[i % length];
            }
        }
        return Tensor.of(values, batch.shape().toArray());
    }

    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        Expression scaled = scale.size() == 1 ? x.times(scale.get(0)) : x.times(constant(scale));
        return offset.size() == 1 ? scaled.plus(offset.get(0)) : scaled.plus(constant(offset));
    }

    private static Expression constant(List<Double> values) {
        return Expression.constant(Tensor.of(Lists.repeated(values, values.size()), values.size()));
    }
}
