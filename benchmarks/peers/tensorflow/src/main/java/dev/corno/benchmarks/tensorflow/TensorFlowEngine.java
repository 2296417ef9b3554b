package dev.corno.benchmarks.tensorflow;

import dev.corno.benchmarks.Engine;
import dev.corno.benchmarks.Learning;
import dev.corno.benchmarks.Subject;
import dev.corno.benchmarks.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** TensorFlow's graphs, with the gradients and the fused updates of the library. */
public final class TensorFlowEngine implements Engine {

    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float EPSILON = 1e-7f;

    /** Creates the engine. */
    public TensorFlowEngine() {
    }

    @Override
    public Subject build(Workload workload, int threads) {
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Weights weights = new Weights(tf);
        Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(batchOf(workload)));
        Placeholder<TInt32> y = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
        TensorFlowLayers layers = new TensorFlowLayers(tf, weights, true);
        Operand<TFloat32> logits = workload.network().apply(layers, x);
        // The library has no gradient for the loss that takes class indices.
        Operand<TFloat32> labels = tf.oneHot(y, tf.constant(workload.classes()), tf.constant(1f), tf.constant(0f));
        Operand<TFloat32> loss = tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, labels).loss(), tf.constant(0));
        Op step = workload.isTrained() ? step(tf, weights, workload.learning(), loss, layers.updates()) : tf.noOp();
        weights.rewind();
        Operand<TFloat32> output = tf.nn.softmax(workload.network().apply(new TensorFlowLayers(tf, weights, false), x));
        Session session = new Session(graph, ConfigProto.newBuilder().setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads).build());
        Session.Runner start = session.runner();
        weights.starts().forEach(start::addTarget);
        start.run().close();
        return new TensorFlowSubject(session, x, y, loss, step, output);
    }

    private static Shape batchOf(Workload workload) {
        int[] shape = workload.shape();
        return Shape.of(LongStream.concat(LongStream.of(-1), LongStream.range(0, shape.length).map(i -> shape[(int) i])).toArray());
    }

    private static Op step(Ops tf, Weights weights, Learning learning, Operand<TFloat32> loss, List<Op> updates) {
        List<Op> all = new ArrayList<>(updates);
        List<Variable<TFloat32>> trained = weights.trained();
        var gradients = tf.gradients(loss, trained);
        Operand<TFloat32> rate = tf.constant(learning.rate());
        Adam adam = learning == Learning.ADAM ? new Adam(tf, weights, rate) : null;
        for (int i = 0; i < trained.size(); i++) {
            Variable<TFloat32> variable = trained.get(i);
            Operand<TFloat32> gradient = gradients.dy(i);
            all.add(switch (learning) {
                case SGD -> tf.train.applyGradientDescent(variable, rate, gradient);
                case MOMENTUM -> tf.train.applyMomentum(variable, weights.zerosLike(variable), rate, gradient,
                        tf.constant(Learning.MOMENTUM_FACTOR));
                case ADAM -> adam.update(variable, gradient);
            });
        }
        Op step = tf.withControlDependencies(all).noOp();
        return adam == null ? step : adam.advance(step);
    }

    /** Adam's state, which TensorFlow keeps in variables. */
    private record Adam(Ops tf, Weights weights, Operand<TFloat32> rate, Variable<TFloat32> power1, Variable<TFloat32> power2) {

        Adam(Ops tf, Weights weights, Operand<TFloat32> rate) {
            this(tf, weights, rate, weights.scalar(BETA_1), weights.scalar(BETA_2));
        }

        Op update(Variable<TFloat32> variable, Operand<TFloat32> gradient) {
            return tf.train.applyAdam(variable, weights.zerosLike(variable), weights.zerosLike(variable), power1, power2, rate,
                    tf.constant(BETA_1), tf.constant(BETA_2), tf.constant(EPSILON), gradient);
        }

        Op advance(Op step) {
            Ops after = tf.withControlDependencies(List.of(step));
            return after.withControlDependencies(List.of(after.assign(power1, after.math.mul(power1, after.constant(BETA_1))),
                    after.assign(power2, after.math.mul(power2, after.constant(BETA_2))))).noOp();
        }
    }
}
