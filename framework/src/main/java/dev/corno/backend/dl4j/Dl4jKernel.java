package dev.corno.backend.dl4j;

import dev.corno.backend.HeldWeights;
import dev.corno.backend.Mode;
import dev.corno.backend.onednn.OpenMp;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerState;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Input;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs a layer that has no kernel of its own through DL4J, inside a plan: right, but slow. */
final class Dl4jKernel implements Kernel<Layer> {

    @Override
    public void check(Layer layer, String name) {
        Lowerings.of(layer, name);
    }

    @Override
    public void build(Layer layer, LayerSite site) {
        Inner inner = keepingThreads(() -> new Inner(layer, site));
        Slot output = site.slotFor(site.outputShape());
        List<Slot> read = new ArrayList<>();
        for (int i = 0; i < site.inputCount(); i++) {
            read.add(site.input(i));
        }
        site.add(new JavaCall("dl4j", read, List.of(output), () -> keepingThreads(() -> inner.forward(output))));
        site.output(output);
        if (site.isTraining()) {
            site.afterStep(inner::moveStatistics);
        }
        site.backward(gradient -> {
            if (site.startsBeforeActivation()) {
                site.passGradient(0, gradient);
                return;
            }
            List<Slot> written = new ArrayList<>();
            List<Optional<Slot>> inputGradients = new ArrayList<>();
            for (int i = 0; i < site.inputCount(); i++) {
                inputGradients.add(site.needsInputGradient(i) ? Optional.of(site.inputGradient(i)) : Optional.empty());
            }
            List<Optional<Slot>> weightGradients = new ArrayList<>();
            for (int i = 0; i < inner.state().weights().size(); i++) {
                weightGradients.add(site.weightGradient(i));
            }
            inputGradients.forEach(slot -> slot.ifPresent(written::add));
            weightGradients.forEach(slot -> slot.ifPresent(written::add));
            site.add(new JavaCall("dl4j", List.of(gradient), written,
                    () -> keepingThreads(() -> inner.backward(gradient, inputGradients, weightGradients))));
        });
    }

    // ND4J sets how many threads there are, which the operations of a plan that were made for a number must not notice.
    private static <T> T keepingThreads(Supplier<T> work) {
        int before = OpenMp.used();
        try {
            return work.get();
        } finally {
            OpenMp.use(before);
        }
    }

    /** A network of the one layer, which has copies of the weights. */
    private static final class Inner {

        private final LayerSite site;
        private final HeldWeights weights;
        private final LayerState state;
        private final GraphExecution execution;
        private final Mode mode;
        private final long[] versions;

        Inner(Layer layer, LayerSite site) {
            this.site = site;
            List<SymbolicTensor> inputs = site.inputShapes().stream().map(shape -> new Input(shape).tensor()).toList();
            SymbolicTensor output = layer.apply(inputs);
            Network network = new Network(inputs, List.of(output), new WeightStore(site.seed()));
            this.state = network.nodes().get(0).state();
            this.state.freeze(site.isFrozen());
            this.weights = new HeldWeights(network);
            this.execution = new GraphExecution(network, weights, site.seed());
            this.mode = site.isTraining() ? Mode.TRAIN : site.hasBackward() ? Mode.GRADIENTS_IN_INFERENCE : Mode.PREDICT;
            this.versions = new long[state.weights().size()];
        }

        LayerState state() {
            return state;
        }

        Slot forward(Slot output) {
            for (int i = 0; i < versions.length; i++) {
                if (versions[i] != site.held(i).version() + 1) {
                    versions[i] = site.held(i).version() + 1;
                    weights.of(state, i).replace(site.held(i).values().clone());
                }
            }
            List<Tensor> inputs = new ArrayList<>();
            for (int i = 0; i < site.inputCount(); i++) {
                inputs.add(tensor(site.input(i), site.inputShape(i)));
            }
            execution.forward(inputs, mode, site.steps().current()).get(0).copyTo(output.buffer().position(0));
            return output;
        }

        Slot backward(Slot gradient, List<Optional<Slot>> inputGradients, List<Optional<Slot>> weightGradients) {
            execution.backward(List.of(tensor(gradient, site.outputShape())));
            for (int i = 0; i < inputGradients.size(); i++) {
                if (inputGradients.get(i).isPresent()) {
                    Slot target = inputGradients.get(i).get();
                    execution.inputGradients().get(i).orElseThrow().copyTo(target.buffer().position(0));
                }
            }
            for (int i = 0; i < weightGradients.size(); i++) {
                if (weightGradients.get(i).isPresent()) {
                    Slot target = weightGradients.get(i).get();
                    float[] numbers = new float[Math.toIntExact(target.length())];
                    execution.readGradient(weights.of(state, i), numbers);
                    target.write(0, numbers, 0, numbers.length);
                }
            }
            return gradient;
        }

        void moveStatistics() {
            execution.moveStatistics();
            for (int i = 0; i < versions.length; i++) {
                if (!weights.of(state, i).isLearned() && !site.isFrozen()) {
                    site.held(i).replace(weights.of(state, i).values().clone());
                }
            }
        }

        private Tensor tensor(Slot slot, Shape shape) {
            float[] numbers = new float[Math.toIntExact(slot.length())];
            slot.read(0, numbers, 0, numbers.length);
            return Tensor.of(numbers, shape.prepend(site.batch()).toArray());
        }
    }
}
