package dev.corno.backend;

import dev.corno.graph.LayerState;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.graph.WeightHolder;
import dev.corno.graph.WeightStore;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** All weights of a network while the engine runs it. Stores ask for them back when someone else wants them. */
public final class HeldWeights {

    private final Map<LayerState, List<HeldWeight>> byState = new IdentityHashMap<>();
    private final List<HeldWeight> all = new ArrayList<>();
    private final Set<WeightStore> stores = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<HeldWeight> regularized;
    private Execution source;
    private Map<String, Tensor> given = Map.of();
    private boolean isChanged;
    private float lossScale = 1;

    /**
     * Makes room for the weights of a network.
     *
     * @param network the network
     */
    public HeldWeights(Network network) {
        for (NetworkLayer layer : network.layers()) {
            if (!layer.isInput()) {
                List<HeldWeight> weights = new ArrayList<>();
                for (int i = 0; i < layer.weights().size(); i++) {
                    weights.add(new HeldWeight(layer.name(), layer.state(), i, this));
                }
                byState.put(layer.state(), List.copyOf(weights));
                all.addAll(weights);
                stores.add(layer.state().store());
            }
        }
        regularized = all.stream().filter(HeldWeight::isRegularized).toList();
    }

    /** {@return all weights, in the model's order} */
    public List<HeldWeight> all() {
        return all;
    }

    /** {@return where the weights belong} */
    Set<WeightStore> stores() {
        return stores;
    }

    /**
     * {@return a weight}
     *
     * @param state whose
     * @param index which of them
     */
    public HeldWeight of(LayerState state, int index) {
        return byState.get(state).get(index);
    }

    /** Takes the weights from their stores where someone else had them. */
    void hold(WeightHolder holder) {
        for (WeightStore store : stores) {
            if (store.hold(holder)) {
                byState.forEach((state, weights) -> {
                    if (state.store() == store) {
                        List<Tensor> stored = state.stored();
                        weights.forEach(weight -> weight.take(stored.get(weight.index())));
                    }
                });
            }
        }
    }

    /** Writes the weights back to their stores, where they changed; several stores may ask at once. */
    synchronized void surrender() {
        if (isChanged) {
            isChanged = false;
            byState.forEach((state, weights) -> state.surrendered(weights.stream().map(HeldWeight::toTensor).toList()));
        }
    }

    /** Remembers that the stores have older numbers. */
    void changed() {
        isChanged = true;
    }

    /** {@return what regularizers add to the loss; frozen weights add nothing, as in Keras} */
    double penalty() {
        double sum = 0;
        for (HeldWeight weight : regularized) {
            sum += weight.penalty();
        }
        return sum;
    }

    /** Says who computes the gradients. */
    void gradientsFrom(Execution execution) {
        source = execution;
    }

    /** Says how many times too large the gradients of the next step are, so that those of penalties become so too. */
    void lossScale(double value) {
        lossScale = (float) value;
    }

    float lossScale() {
        return lossScale;
    }

    void readGradient(HeldWeight weight, float[] gradient) {
        if (areGradientsGiven()) {
            readGradient(weight, gradient, 0, given.get(weight.path()).size());
        } else {
            source.readGradient(weight, gradient);
        }
    }

    /** {@return whether gradients come from outside now, with penalties or not} */
    boolean areGradientsGiven() {
        return !given.isEmpty();
    }

    boolean readsInParts() {
        return source.readsInParts();
    }

    void readGradient(HeldWeight weight, float[] gradient, int from, int to) {
        if (areGradientsGiven()) {
            given.get(weight.path()).copyTo(from, gradient, from, to - from);
            scale(gradient, from, to, lossScale);
        } else {
            source.readGradient(weight, gradient, from, to);
        }
    }

    /** Does work during which gradients are those given. */
    void useGradients(Map<String, Tensor> gradients, Runnable work) {
        Map<String, Shape> expected = new TreeMap<>();
        all.stream().filter(HeldWeight::isTrainable).forEach(weight -> expected.put(weight.path(), weight.shape()));
        if (!expected.keySet().equals(gradients.keySet())) {
            throw new IllegalArgumentException("applyGradients: expects gradients for the trainable weights " + expected.keySet()
                    + ", got " + new TreeSet<>(gradients.keySet()) + ". Freeze layers that are not to be updated.");
        }
        expected.forEach((path, shape) -> {
            if (!gradients.get(path).shape().equals(shape)) {
                throw new ShapeMismatchException("applyGradients", "expects a gradient of shape " + shape + " for \"" + path + "\", got "
                        + gradients.get(path).shape() + ".");
            }
        });
        given = gradients;
        try {
            work.run();
        } finally {
            given = Map.of();
        }
    }

    /** {@return the gradient of every weight that is trained, penalties included} */
    Map<String, Tensor> lossGradients() {
        return gradients((weight, gradient) -> {
            weight.readGradient(gradient);
            scale(gradient, 0, gradient.length, 1 / lossScale);
        });
    }

    private static void scale(float[] gradient, int from, int to, float factor) {
        for (int i = from; factor != 1 && i < to; i++) {
            gradient[i] *= factor;
        }
    }

    /** {@return the gradient of every weight that is trained, without penalties} */
    Map<String, Tensor> gradients(Execution execution) {
        return gradients(execution::readGradient);
    }

    private Map<String, Tensor> gradients(BiConsumer<HeldWeight, float[]> reader) {
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        for (HeldWeight weight : all) {
            if (weight.isTrainable()) {
                float[] gradient = new float[weight.values().length];
                reader.accept(weight, gradient);
                gradients.put(weight.path(), Tensor.of(gradient, weight.shape().toArray()));
            }
        }
        return gradients;
    }
}
