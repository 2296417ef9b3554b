package dev.corno.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** The variables of a network, which is written twice: the second time, for prediction, it gets the variables of the first. */
final class Weights {

    private final Ops tf;
    private final List<Variable<TFloat32>> all = new ArrayList<>();
    private final List<Variable<TFloat32>> trained = new ArrayList<>();
    private final List<Op> starts = new ArrayList<>();
    private int next;

    Weights(Ops tf) {
        this.tf = tf;
    }

    /** {@return a matrix or kernels that start at random, scaled to what enters and leaves} */
    Variable<TFloat32> kernel(long fanIn, long fanOut, long... shape) {
        float scale = (float) Math.sqrt(2.0 / (fanIn + fanOut));
        return next(shape, () -> tf.math.mul(tf.random.truncatedNormal(tf.constant(shape), TFloat32.class), tf.constant(scale)), true);
    }

    /** {@return numbers that start equal} */
    Variable<TFloat32> vector(long size, float start, boolean isTrained) {
        return next(new long[] {size}, () -> tf.fill(tf.constant(new long[] {size}), tf.constant(start)), isTrained);
    }

    /** {@return a variable that starts at zero, of another's shape; not part of the network} */
    Variable<TFloat32> zerosLike(Variable<TFloat32> other) {
        return start(tf.variable(other.shape(), TFloat32.class), tf.fill(tf.constant(other.shape()), tf.constant(0f)));
    }

    /** {@return a single number that is not part of the network} */
    Variable<TFloat32> scalar(float start) {
        return start(tf.variable(Shape.scalar(), TFloat32.class), tf.constant(start));
    }

    private Variable<TFloat32> next(long[] shape, Start value, boolean isTrained) {
        if (next < all.size()) {
            return all.get(next++);
        }
        Variable<TFloat32> variable = start(tf.variable(Shape.of(shape), TFloat32.class), value.operand());
        all.add(variable);
        next++;
        if (isTrained) {
            trained.add(variable);
        }
        return variable;
    }

    private Variable<TFloat32> start(Variable<TFloat32> variable, Operand<TFloat32> value) {
        starts.add(tf.assign(variable, value));
        return variable;
    }

    /** Begins again at the first variable. */
    void rewind() {
        next = 0;
    }

    /** {@return what is learnt} */
    List<Variable<TFloat32>> trained() {
        return List.copyOf(trained);
    }

    /** {@return what gives all variables their first values} */
    List<Op> starts() {
        return List.copyOf(starts);
    }

    @FunctionalInterface
    private interface Start {

        Operand<TFloat32> operand();
    }
}
