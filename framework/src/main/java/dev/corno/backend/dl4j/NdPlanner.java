package dev.corno.backend.dl4j;

import dev.corno.backend.HeldWeight;
import dev.corno.backend.HeldWeights;
import dev.corno.backend.Mode;
import dev.corno.backend.plan.Plan;
import dev.corno.backend.plan.Planner;
import dev.corno.backend.plan.StepCounter;
import dev.corno.graph.LayerState;
import dev.corno.graph.Network;
import dev.corno.tensor.Shape;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Plans of ND4J's operations, on whatever ND4J runs on: CUDA, and CPUs that oneDNN has no native code for. */
final class NdPlanner implements Planner {

    private final Network network;
    private final HeldWeights weights;
    private final long seed;
    private final Map<HeldWeight, INDArray> copies = new IdentityHashMap<>();
    private final Map<HeldWeight, Long> versions = new IdentityHashMap<>();
    private final Map<HeldWeight, INDArray> gradients = new IdentityHashMap<>();

    NdPlanner(Network network, HeldWeights weights, long seed) {
        NativeEngine.start();
        this.network = network;
        this.weights = weights;
        this.seed = seed;
    }

    @Override
    public Plan plan(Mode mode, List<Shape> inputs, int batch, StepCounter steps) {
        return new NdPlan(network, this, mode, inputs, batch, steps, seed);
    }

    HeldWeight held(LayerState state, int index) {
        return weights.of(state, index);
    }

    /** {@return the engine's copy of a weight} */
    INDArray copyOf(HeldWeight weight) {
        return copies.computeIfAbsent(weight, key -> NdProgram.array(key.shape()));
    }

    /** {@return where the gradient of a weight goes} */
    INDArray gradientOf(HeldWeight weight) {
        return gradients.computeIfAbsent(weight, key -> NdProgram.array(key.shape()).assign(0));
    }

    /** Brings the copies up to date. */
    void refresh() {
        copies.forEach((weight, copy) -> {
            if (!Objects.equals(versions.put(weight, weight.version()), weight.version())) {
                NdArrays.write(copy, 0, weight.values().length == copy.length() ? weight.values()
                        : Arrays.copyOf(weight.values(), Math.toIntExact(copy.length())));
            }
        });
    }

    @Override
    public void readGradient(HeldWeight weight, float[] gradient, int from, int to) {
        INDArray found = gradients.get(weight);
        if (found == null) {
            // Another thread unfroze it while the step ran.
            Arrays.fill(gradient, from, to, 0);
        } else {
            NdArrays.read(found, from, gradient, from, to - from);
        }
    }

    @Override
    public void close() {
        copies.clear();
        gradients.clear();
    }
}
