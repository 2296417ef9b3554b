package dev.corno.layers.preprocessing;

import dev.corno.expression.Expression;
import dev.corno.expression.Operation.Distribution;
import dev.corno.graph.LayerCall;
import dev.corno.layers.SingleInputLayer;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.OptionalLong;

/**
 * A layer that prepares data: what comes out depends on what goes in, the layer and a seed alone, never on the thread or on earlier calls.
 *
 * <pre>{@code
 * Tensor flipped = new RandomFlip(FlipMode.HORIZONTAL).call(pictures, true, 42);
 * }</pre>
 */
public interface Preprocessing extends SingleInputLayer {

    /**
     * {@return what the layer makes of a batch}
     *
     * @param batch of shape {@code (batch, ...)}; layers for pictures also take a single one
     * @param training whether random changes are made
     * @param seed where random numbers start; the same seed gives the same changes. Each sample has draws of its own
     * @throws dev.corno.tensor.ShapeMismatchException if the layer cannot take a batch of this shape
     */
    Tensor call(Tensor batch, boolean training, long seed);

    /**
     * {@return what the layer makes of a batch outside training, where nothing is random}
     *
     * @param batch of shape {@code (batch, ...)}
     */
    default Tensor call(Tensor batch) {
        return call(batch, false, 0);
    }

    /**
     * {@return what the layer makes of samples and their labels; most layers leave labels alone}
     *
     * @param samples a batch
     * @param training whether random changes are made
     * @param seed where random numbers start
     */
    default Samples call(Samples samples, boolean training, long seed) {
        return new Samples(call(samples.x(), training, seed), samples.y());
    }

    /**
     * {@return the same inside a model, computed in Java; the gradient ends here, unless a layer says otherwise}
     *
     * @param call what it is applied to
     */
    @Override
    default Expression call(LayerCall call) {
        Expression x = call.input();
        Shape output = outputShape(x.shape().slice(1, x.rank())).prepend(x.dim(0));
        if (!call.isTraining()) {
            return Expression.host(className(), output, operands -> call(operands.get(0)), x);
        }
        Expression draws = call.random(Distribution.UNIFORM, OptionalLong.empty(), Shape.of(2));
        return Expression.host(className(), output, operands -> call(operands.get(0), true, seed(operands.get(1))), x, draws);
    }

    private static long seed(Tensor draws) {
        return (long) (draws.flatDouble(0) * (1L << 24)) << 24 | (long) (draws.flatDouble(1) * (1L << 24));
    }
}
