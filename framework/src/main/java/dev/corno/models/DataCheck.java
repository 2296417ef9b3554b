package dev.corno.models;

import dev.corno.data.Batch;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.losses.Loss;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Compares data with what a network takes, before the engine sees it. That numbers of samples agree is checked before. */
final class DataCheck {

    private final String call;
    private final Network network;

    DataCheck(String call, Network network) {
        this.call = call;
        this.network = network;
    }

    /** {@return the inputs in the network's shapes: as in Keras, a last axis of length 1 may be missing or too many} */
    List<Tensor> inputs(List<Tensor> x) {
        List<SymbolicTensor> expected = network.inputs();
        if (x.size() != expected.size()) {
            throw new IllegalArgumentException(call + ": expects " + expected.size() + (expected.size() == 1 ? " input " : " inputs ")
                    + network.inputNames() + ", got " + x.size() + ". Give one x for each input, in this order.");
        }
        List<Tensor> fitting = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            fitting.add(fit(x.get(i), expected.get(i).shape(), network.inputNames().get(i)));
        }
        return fitting;
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
        if (got.rank() != expected.rank()) {
            return false;
        }
        for (int axis = 0; axis < got.rank(); axis++) {
            if (expected.dim(axis) != Shape.UNKNOWN && expected.dim(axis) != got.dim(axis)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the batch with its inputs in the network's shapes, its labels checked against the losses} */
    Batch labelled(Batch batch, List<Loss> losses) {
        List<String> outputs = network.outputNames();
        if (batch.y().size() != outputs.size()) {
            throw new IllegalArgumentException(call + ": expects labels for " + outputs.size() + " outputs " + outputs + ", got "
                    + batch.y().size() + ".");
        }
        List<Tensor> x = inputs(batch.x());
        for (int i = 0; i < outputs.size(); i++) {
            Tensor y = batch.y().get(i);
            try {
                losses.get(i).checkShapes(y.shape().slice(1, y.rank()), network.outputs().get(i).shape(), outputs.get(i));
            } catch (ShapeMismatchException e) {
                throw e.at(call);
            }
        }
        return new Batch(x, batch.y(), batch.sampleWeight());
    }
}
