package dev.corno.benchmarks.tensorflow;

import dev.corno.benchmarks.Act;
import dev.corno.benchmarks.Convolution;
import dev.corno.benchmarks.Layers;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/** TensorFlow's operations, channels last. The output is logits. */
final class TensorFlowLayers implements Layers<Operand<TFloat32>> {

    private static final float EPSILON = 1e-3f;
    private static final float NEW_SHARE = 0.01f;

    private final Ops tf;
    private final Weights weights;
    private final boolean training;
    private final List<Op> updates = new ArrayList<>();

    TensorFlowLayers(Ops tf, Weights weights, boolean training) {
        this.tf = tf;
        this.weights = weights;
        this.training = training;
    }

    /** {@return what a training step does besides changing the trained variables} */
    List<Op> updates() {
        return List.copyOf(updates);
    }

    @Override
    public Operand<TFloat32> convolution(Operand<TFloat32> input, Convolution layer) {
        long channels = last(input);
        long area = (long) layer.kernel() * layer.kernel();
        Operand<TFloat32> sums = tf.nn.conv2d(input, weights.kernel(area * channels, area * layer.filters(), layer.kernel(), layer.kernel(),
                channels, layer.filters()), window(layer.stride()), padding(layer.same()));
        return activation(layer.bias() ? tf.nn.biasAdd(sums, weights.vector(layer.filters(), 0, true)) : sums, layer.act());
    }

    @Override
    public Operand<TFloat32> depthwise(Operand<TFloat32> input, int channels, int stride) {
        return tf.nn.depthwiseConv2dNative(input, weights.kernel(9, 9, 3, 3, channels, 1), window(stride), "SAME");
    }

    @Override
    public Operand<TFloat32> batchNormalization(Operand<TFloat32> input) {
        long channels = last(input);
        Variable<TFloat32> scale = weights.vector(channels, 1, true);
        Variable<TFloat32> offset = weights.vector(channels, 0, true);
        Variable<TFloat32> mean = weights.vector(channels, 0, false);
        Variable<TFloat32> variance = weights.vector(channels, 1, false);
        var result = tf.nn.fusedBatchNorm(input, scale, offset, mean, variance, FusedBatchNorm.isTraining(training),
                FusedBatchNorm.epsilon(EPSILON), FusedBatchNorm.exponentialAvgFactor(training ? NEW_SHARE : 1));
        if (training) {
            updates.add(tf.assign(mean, result.batchMean()));
            updates.add(tf.assign(variance, result.batchVariance()));
        }
        return result.y();
    }

    @Override
    public Operand<TFloat32> activation(Operand<TFloat32> input, Act act) {
        return switch (act) {
            case LINEAR -> input;
            case RELU -> tf.nn.relu(input);
            case RELU6 -> tf.nn.relu6(input);
            case TANH -> tf.math.tanh(input);
        };
    }

    @Override
    public Operand<TFloat32> maxPooling(Operand<TFloat32> input, int size, int stride, boolean same) {
        return tf.nn.maxPool(input, tf.constant(new int[] {1, size, size, 1}), tf.constant(new int[] {1, stride, stride, 1}), padding(same));
    }

    @Override
    public Operand<TFloat32> averagePooling(Operand<TFloat32> input, int size) {
        return tf.nn.avgPool(input, window(size), window(size), "VALID");
    }

    @Override
    public Operand<TFloat32> globalAveragePooling(Operand<TFloat32> input) {
        return tf.math.mean(input, tf.constant(new int[] {1, 2}));
    }

    @Override
    public Operand<TFloat32> flatten(Operand<TFloat32> input) {
        return tf.reshape(input, tf.constant(new long[] {-1, input.shape().get(1) * input.shape().get(2) * last(input)}));
    }

    @Override
    public Operand<TFloat32> dense(Operand<TFloat32> input, int units, Act act) {
        return activation(affine(input, units), act);
    }

    private Operand<TFloat32> affine(Operand<TFloat32> input, long units) {
        return tf.nn.biasAdd(tf.linalg.matMul(input, weights.kernel(last(input), units, last(input), units)), weights.vector(units, 0, true));
    }

    @Override
    public Operand<TFloat32> add(Operand<TFloat32> a, Operand<TFloat32> b) {
        return tf.math.add(a, b);
    }

    @Override
    public Operand<TFloat32> lstm(Operand<TFloat32> input, int units) {
        List<Operand<TFloat32>> steps = inputsOfSteps(input, 4 * units);
        Variable<TFloat32> recurrent = weights.kernel(units, 4L * units, units, 4L * units);
        List<Operand<TFloat32>> states = new ArrayList<>();
        Operand<TFloat32> cell = null;
        for (Operand<TFloat32> step : steps) {
            Operand<TFloat32> sums = cell == null ? step : tf.math.add(step, tf.linalg.matMul(states.get(states.size() - 1), recurrent));
            List<? extends Operand<TFloat32>> gates = tf.split(tf.constant(1), sums, 4L).output();
            Operand<TFloat32> candidate = tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(2)));
            cell = cell == null ? candidate : tf.math.add(tf.math.mul(tf.math.sigmoid(gates.get(1)), cell), candidate);
            states.add(tf.math.mul(tf.math.sigmoid(gates.get(3)), tf.math.tanh(cell)));
        }
        return rows(states, units);
    }

    @Override
    public Operand<TFloat32> gru(Operand<TFloat32> input, int units) {
        List<Operand<TFloat32>> steps = inputsOfSteps(input, 3 * units);
        Variable<TFloat32> recurrent = weights.kernel(units, 3L * units, units, 3L * units);
        Variable<TFloat32> bias = weights.vector(3L * units, 0, true);
        List<Operand<TFloat32>> states = new ArrayList<>();
        Operand<TFloat32> state = tf.zerosLike(tf.split(tf.constant(1), steps.get(0), 3L).output().get(0));
        for (Operand<TFloat32> step : steps) {
            List<? extends Operand<TFloat32>> in = tf.split(tf.constant(1), step, 3L).output();
            List<? extends Operand<TFloat32>> back = tf.split(tf.constant(1), tf.nn.biasAdd(tf.linalg.matMul(state, recurrent), bias), 3L)
                    .output();
            Operand<TFloat32> update = tf.math.sigmoid(tf.math.add(in.get(0), back.get(0)));
            Operand<TFloat32> reset = tf.math.sigmoid(tf.math.add(in.get(1), back.get(1)));
            Operand<TFloat32> candidate = tf.math.tanh(tf.math.add(in.get(2), tf.math.mul(reset, back.get(2))));
            state = tf.math.add(candidate, tf.math.mul(update, tf.math.sub(state, candidate)));
            states.add(state);
        }
        return rows(states, units);
    }

    /** One product for the inputs of all steps. */
    private List<Operand<TFloat32>> inputsOfSteps(Operand<TFloat32> input, long units) {
        long steps = input.shape().get(1);
        Operand<TFloat32> rows = affine(tf.reshape(input, tf.constant(new long[] {-1, last(input)})), units);
        Operand<TFloat32> sequences = tf.reshape(rows, tf.constant(new long[] {-1, steps, units}));
        return List.copyOf(tf.unstack(sequences, steps, Unstack.axis(1L)).output());
    }

    /** The states of all steps as rows, step after step within a sample. */
    private Operand<TFloat32> rows(List<Operand<TFloat32>> states, long units) {
        return tf.reshape(tf.stack(states, Stack.axis(1L)), tf.constant(new long[] {-1, units}));
    }

    @Override
    public Operand<TFloat32> classify(Operand<TFloat32> input, int classes) {
        return dense(input, classes, Act.LINEAR);
    }

    private static long last(Operand<TFloat32> value) {
        return value.shape().get(value.shape().numDimensions() - 1);
    }

    private static List<Long> window(long size) {
        return List.of(1L, size, size, 1L);
    }

    private static String padding(boolean same) {
        return same ? "SAME" : "VALID";
    }
}
