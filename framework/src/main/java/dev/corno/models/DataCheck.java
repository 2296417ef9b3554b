package dev.corno.models;

import dev.corno.data.Batch;
import dev.corno.graph.InputNode;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.losses.Loss;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares data with what a network takes, before the engine sees it. That numbers of samples agree is checked before. One for all
 * batches of a loop remembers what it has seen.
 */
final class DataCheck {

    private final String call;
    private final Network network;
    private final List<Loss> losses;
    private final List<String> outputs;
    private final Shape[] checkedLabels;
    private final boolean isStateful;

    /**
     * Prepares checks.
     *
     * @param call what messages begin with, such as {@code fit}
     * @param network what takes the data
     * @param losses what labels must fit, for each output, or empty where labels do not count
     */
    DataCheck(String call, Network network, List<Loss> losses) {
        this.call = call;
        this.network = network;
        this.losses = losses;
        outputs = network.outputNames();
        checkedLabels = new Shape[outputs.size()];
        isStateful = network.nodes().stream().anyMatch(node -> node.layer().stateful());
    }

    /** {@return whether this checks for such a call and network} */
    boolean isFor(String where, Network other) {
        return call.equals(where) && network == other;
    }

    /** {@return the inputs in the network's shapes: as in Keras, a last axis of length 1 may be missing or too many} */
    List<Tensor> inputs(List<Tensor> x) {
        List<SymbolicTensor> expected = network.inputs();
        if (x.size() != expected.size()) {
            throw new IllegalArgumentException(call + ": expects " + expected.size() + (expected.size() == 1 ? " input " : " inputs ")
                    + network.inputNames() + ", got " + x.size() + ". Give one x for each input, in this order.");
        }
        boolean fits = true;
        for (int i = 0; i < x.size(); i++) {
            fits &= x.get(i).rank() > 0 && matches(x.get(i).shape(), 1, x.get(i).rank(), expected.get(i).shape());
        }
        return fits ? x : IntStream.range(0, x.size())
                .mapToObj(i -> fit(x.get(i), expected.get(i).shape(), network.inputNames().get(i))).toList();
    }

    private Tensor fit(Tensor x, Shape expected, String name) {
        Shape got = x.rank() == 0 ? null : x.shape().slice(1, x.rank());
        if (got != null && matches(got, expected)) {
            return x;
        }
        if (got != null && expected.rank() > 0 && matches(got.append(1), expected)) {
            return x.reshape(x.shape().append(1).toArray());
        }
        if (got != null && got.rank() > 0 && got.dim(-1) == 1 && matches(got.slice(0, got.rank() - 1), expected)) {
            return x.reshape(x.shape().slice(0, x.rank() - 1).toArray());
        }
        throw new ShapeMismatchException(call, "input \"" + name + "\" expects x of shape " + expected.withBatch() + ", got "
                + (got == null ? "()" : got.withBatch()) + ". " + remedy(got, expected));
    }

    private static String remedy(Shape got, Shape expected) {
        if (got != null && got.equals(expected.isKnown() && expected.rank() > 0 ? expected.slice(1, expected.rank()) : null)) {
            return "For a single sample, reshape it to a batch of one.";
        }
        if (got != null && got.isKnown() && expected.isKnown() && got.size() == expected.size()) {
            return "Reshape x with x.reshape(" + ("-1, " + Shape.of(expected.toArray())).replaceAll("[()]", "") + ").";
        }
        return "Was the model built for other data?";
    }

    private static boolean matches(Shape got, Shape expected) {
        return matches(got, 0, got.rank(), expected);
    }

    private static boolean matches(Shape got, int from, int to, Shape expected) {
        if (to - from != expected.rank()) {
            return false;
        }
        for (int axis = 0; axis < expected.rank(); axis++) {
            if (expected.dim(axis) != Shape.UNKNOWN && expected.dim(axis) != got.dim(from + axis)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the batch with its inputs in the network's shapes, its labels, where it has some, checked against the losses} */
    Batch prepared(Batch batch) {
        List<Tensor> x = inputs(batch.x());
        checkBatchSize(x);
        if (!batch.y().isEmpty() && !losses.isEmpty()) {
            checkLabels(batch.y());
        }
        return x == batch.x() ? batch : new Batch(x, batch.y(), batch.sampleWeight());
    }

    private void checkBatchSize(List<Tensor> x) {
        for (int i = 0; i < x.size() && isStateful; i++) {
            int samples = x.get(i).shape().dim(0);
            int expected = ((InputNode) network.inputs().get(i).node()).batchSize().orElse(samples);
            if (samples != expected) {
                throw new ShapeMismatchException(call, "input \"" + network.inputNames().get(i) + "\" of a stateful model expects batches of "
                        + expected + " samples, got " + samples + ". Give a multiple of " + expected + " samples and batchSize(" + expected
                        + ").");
            }
        }
    }

    private void checkLabels(List<Tensor> y) {
        if (y.size() != outputs.size()) {
            throw new IllegalArgumentException(call + ": expects labels for " + outputs.size() + " outputs " + outputs + ", got "
                    + y.size() + ".");
        }
        for (int i = 0; i < outputs.size(); i++) {
            Shape shape = y.get(i).shape();
            if (!shape.equals(checkedLabels[i])) {
                check(shape, i);
                checkedLabels[i] = shape;
            }
        }
    }

    private void check(Shape y, int output) {
        try {
            losses.get(output).checkShapes(y.slice(1, y.rank()), network.outputs().get(output).shape(), outputs.get(output));
        } catch (ShapeMismatchException e) {
            throw e.at(call);
        }
    }
}
