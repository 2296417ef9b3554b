package dev.corno.layers.normalization;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.MaskFlow;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * Divides each channel by what it and its neighbours have: {@code y_c = x_c / (bias + alpha * sum x_j^2)^beta}, the sum over the channels
 * {@code j} from {@code c - depthRadius} to {@code c + depthRadius} that there are. Krizhevsky, Sutskever and Hinton, 2012, section 3.3 of
 * <a href="https://proceedings.neurips.cc/paper/2012/hash/c399862d3b9d6b76c8436e924a68c45b-Abstract.html">ImageNet Classification with
 * Deep Convolutional Neural Networks</a>, who take {@code depthRadius} 2, {@code bias} 2, {@code alpha} 1e-4 and {@code beta} 0.75.
 * Keras has no such layer; the parameters and their defaults are those of {@code tf.nn.local_response_normalization}.
 *
 * <p>Input and output shape: {@code (batch, ..., channels)}.
 *
 * <pre>{@code
 * var layer = new LocalResponseNormalization().depthRadius(2).bias(2).alpha(1e-4).beta(0.75);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param depthRadius how many neighbours count on either side, 0 or more; 5 by default
 * @param bias added to the sum, above 0; 1 by default
 * @param alpha factor of the sum, 0 or more; 1 by default
 * @param beta the exponent; 0.5 by default
 */
@CheckReturnValue
public record LocalResponseNormalization(String name, int depthRadius, double bias, double alpha, double beta)
        implements SingleInputLayer {

    /** Checks the parameters. */
    public LocalResponseNormalization {
        if (depthRadius < 0) {
            throw new IllegalArgumentException("LocalResponseNormalization: depthRadius must be 0 or more, got " + depthRadius + ".");
        }
        if (!(bias > 0 && alpha >= 0) || !Double.isFinite(beta)) {
            throw new IllegalArgumentException("LocalResponseNormalization: bias must be above 0, alpha 0 or more and beta a finite number,"
                    + " got " + bias + ", " + alpha + " and " + beta + ".");
        }
    }

    /** TensorFlow's defaults. */
    public LocalResponseNormalization() {
        this(null, 5, 1, 1, 0.5);
    }

    @Override
    public LocalResponseNormalization name(String value) {
        return new LocalResponseNormalization(value, depthRadius, bias, alpha, beta);
    }

    /**
     * {@return a copy with another number of neighbours}
     *
     * @param value see {@link #depthRadius}
     */
    public LocalResponseNormalization depthRadius(int value) {
        return new LocalResponseNormalization(name, value, bias, alpha, beta);
    }

    /**
     * {@return a copy with another bias}
     *
     * @param value see {@link #bias}
     */
    public LocalResponseNormalization bias(double value) {
        return new LocalResponseNormalization(name, depthRadius, value, alpha, beta);
    }

    /**
     * {@return a copy with another factor}
     *
     * @param value see {@link #alpha}
     */
    public LocalResponseNormalization alpha(double value) {
        return new LocalResponseNormalization(name, depthRadius, bias, value, beta);
    }

    /**
     * {@return a copy with another exponent}
     *
     * @param value see {@link #beta}
     */
    public LocalResponseNormalization beta(double value) {
        return new LocalResponseNormalization(name, depthRadius, bias, alpha, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() == 0 || input.dim(-1) == Shape.UNKNOWN) {
            throw new ShapeMismatchException("LocalResponseNormalization", "expects inputs of shape (..., channels) whose channels are known,"
                    + " got " + input + ".");
        }
        return input;
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return input.isKnown() ? input.size() * input.dim(-1) : 0;
    }

    // The sum over neighbours is a product with a matrix of ones around the diagonal, which is faster than adding shifted arrays.
    @Override
    public Expression call(LayerCall call) {
        Expression x = call.input();
        Expression sums = x.square().matmul(Expression.constant(neighbours(x.dim(-1)))).times(alpha).plus(bias);
        Expression root = sums.sqrt();
        return x.dividedBy(beta == 0.5 ? root : beta == 0.75 ? root.times(root.sqrt()) : sums.power(beta));
    }

    private Tensor neighbours(int channels) {
        float[] near = new float[channels * channels];
        for (int i = 0; i < channels; i++) {
            for (int j = Math.max(0, i - depthRadius); j <= Math.min(channels - 1, i + depthRadius); j++) {
                near[i * channels + j] = 1;
            }
        }
        return Tensor.of(near, channels, channels);
    }

    @Override
    public MaskFlow maskFlow(List<Boolean> masked) {
        return masked.get(0) ? MaskFlow.PASSED : MaskFlow.DROPPED;
    }
}
