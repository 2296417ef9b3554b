package dev.corno.backend.dl4j;

import dev.corno.backend.HeldWeight;
import dev.corno.backend.Mode;
import dev.corno.backend.StepProfile;
import dev.corno.backend.StepRandom;
import dev.corno.backend.plan.Plan;
import dev.corno.backend.plan.StepCounter;
import dev.corno.expression.Expression;
import dev.corno.expression.Gradients;
import dev.corno.expression.Operation.Role;
import dev.corno.graph.LayerNode;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.Trace;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A plan of ND4J's operations: what every layer's maths says, forward and backward, each operation bound once to arrays that are made
 * once.
 */
final class NdPlan implements Plan {

    private final Network network;
    private final NdPlanner planner;
    private final Mode mode;
    private final int batch;
    private final NdProgram forward;
    private final NdProgram backward;
    private final Map<SymbolicTensor, INDArray> values = new IdentityHashMap<>();
    private final Map<SymbolicTensor, INDArray> gradients = new IdentityHashMap<>();
    private final List<INDArray> outputGradients = new ArrayList<>();
    private final List<INDArray> losses = new ArrayList<>();
    private final List<Runnable> afterStep = new ArrayList<>();
    private final Map<HeldWeight, INDArray> moved = new IdentityHashMap<>();
    private final Map<LayerNode, Trace> traces = new IdentityHashMap<>();

    NdPlan(Network network, NdPlanner planner, Mode mode, List<Shape> inputs, int batch, StepCounter steps, long seed) {
        this.network = network;
        this.planner = planner;
        this.mode = mode;
        this.batch = batch;
        this.forward = new NdProgram(steps::current);
        this.backward = forward.next();
        for (int i = 0; i < inputs.size(); i++) {
            values.put(network.inputs().get(i), NdProgram.array(inputs.get(i).prepend(batch)));
        }
        for (int i = 0; i < network.nodes().size(); i++) {
            LayerNode node = network.nodes().get(i);
            forward.of(network.layerAt(node).name(), StepRandom.ofPlace(seed, i), LayerMemory.of(node.state()));
            bind(node);
        }
        if (mode.hasBackward()) {
            bindBackward();
        }
    }

    private static Shape shape(INDArray array) {
        return Shape.of(Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray());
    }

    private void bind(LayerNode node) {
        List<INDArray> inputs = node.inputs().stream().map(values::get).toList();
        List<Optional<INDArray>> masks = node.masks().stream().map(mask -> mask.map(values::get)).toList();
        Trace trace = Trace.of(node.layer(), node.computedMask().isPresent(), inputs.stream().map(NdPlan::shape).toList(),
                masks.stream().map(mask -> mask.map(NdPlan::shape)).toList(), mode.isTraining(), node.state().isFrozen());
        traces.put(node, trace);
        for (int i = 0; i < inputs.size(); i++) {
            forward.give(trace.input(i), inputs.get(i));
            if (masks.get(i).isPresent()) {
                forward.give(trace.mask(i).orElseThrow(), masks.get(i).get());
            }
        }
        for (int i = 0; i < trace.weights().size(); i++) {
            // A layer that is applied again starts from what its last application left.
            HeldWeight weight = planner.held(node.state(), i);
            forward.give(trace.weight(i), moved.getOrDefault(weight, planner.copyOf(weight)));
        }
        trace.roots().forEach(forward::compute);
        List<SymbolicTensor> results = node.results();
        for (int i = 0; i < results.size(); i++) {
            values.put(results.get(i), forward.compute(trace.outputs().get(i)));
        }
        trace.losses().forEach(loss -> losses.add(forward.compute(loss)));
        trace.remembered().forEach(forward::remember);
        if (mode == Mode.TRAIN && !node.state().isFrozen()) {
            trace.assigned().forEach((weight, value) -> {
                INDArray next = forward.compute(value);
                HeldWeight held = planner.held(node.state(), weight);
                moved.put(held, next);
                afterStep.add(() -> held.replace(NdArrays.toFloats(next)));
            });
        }
    }

    private void bindBackward() {
        for (SymbolicTensor output : network.outputs()) {
            INDArray given = NdProgram.array(shape(values.get(output)));
            outputGradients.add(given);
            contribute(output, given);
        }
        Map<HeldWeight, INDArray> begun = new IdentityHashMap<>();
        for (int i = network.nodes().size() - 1; i >= 0; i--) {
            bindBackward(network.nodes().get(i), begun);
        }
    }

    private void bindBackward(LayerNode node, Map<HeldWeight, INDArray> begun) {
        Trace trace = traces.get(node);
        List<Expression> outputs = new ArrayList<>();
        List<Expression> factors = new ArrayList<>();
        for (SymbolicTensor output : node.outputs()) {
            INDArray gradient = gradients.get(output);
            if (gradient != null) {
                outputs.add(trace.outputs().get(output.index()));
                factors.add(Expression.source(Role.GRADIENT, output.index(), shape(gradient)));
                backward.give(factors.get(factors.size() - 1), gradient);
            }
        }
        if (outputs.isEmpty()) {
            return;
        }
        for (Expression loss : mode == Mode.TRAIN ? trace.losses() : List.<Expression>of()) {
            outputs.add(loss);
            factors.add(Expression.fill(1, Shape.scalar()));
        }
        backward.of(network.layerAt(node).name(), 0, LayerMemory.of(node.state()));
        List<Expression> sources = new ArrayList<>();
        for (int i = 0; i < trace.inputCount(); i++) {
            sources.add(trace.input(i));
        }
        sources.addAll(trace.weights());
        List<Optional<Expression>> found = Gradients.of(outputs, factors, sources);
        for (int i = 0; i < trace.inputCount(); i++) {
            if (found.get(i).isPresent()) {
                contribute(node.inputs().get(i), backward.compute(found.get(i).get()));
            }
        }
        for (int i = 0; i < trace.weights().size(); i++) {
            HeldWeight weight = planner.held(node.state(), i);
            if (weight.isTrainable() && found.get(trace.inputCount() + i).isPresent()) {
                INDArray part = backward.compute(found.get(trace.inputCount() + i).get());
                INDArray total = planner.gradientOf(weight);
                boolean isFirst = begun.put(weight, total) == null;
                backward.add(() -> (isFirst ? total.assign(part) : total.addi(part)).length());
            }
        }
    }

    private void contribute(SymbolicTensor tensor, INDArray gradient) {
        INDArray before = gradients.get(tensor);
        if (before == null) {
            gradients.put(tensor, gradient);
            return;
        }
        INDArray sum = NdProgram.array(shape(gradient));
        backward.add(() -> before.add(gradient, sum).length());
        gradients.put(tensor, sum);
    }

    @Override
    public List<Tensor> forward(List<Tensor> x, boolean isKept, StepProfile profile) {
        planner.refresh();
        for (int i = 0; i < x.size(); i++) {
            NdArrays.write(values.get(network.inputs().get(i)), 0, x.get(i).toFloatArray());
        }
        run(forward, StepProfile.Pass.FORWARD, profile);
        return network.results().stream().map(values::get).map(NdArrays::toTensor).toList();
    }

    @Override
    public void backward(List<Tensor> given, StepProfile profile) {
        for (int i = 0; i < outputGradients.size(); i++) {
            NdArrays.write(outputGradients.get(i), 0, given.get(i).toFloatArray());
        }
        run(backward, StepProfile.Pass.BACKWARD, profile);
    }

    private static void run(NdProgram program, StepProfile.Pass pass, StepProfile profile) {
        long start = System.nanoTime();
        program.runAll();
        if (profile != null) {
            profile.add("network", pass, "nd4j", System.nanoTime() - start);
        }
    }

    @Override
    public List<Optional<Tensor>> inputGradients() {
        return network.inputs().stream().map(input -> mode.hasInputGradients() ? Optional.ofNullable(gradients.get(input))
                .map(NdArrays::toTensor) : Optional.<Tensor>empty()).toList();
    }

    @Override
    public double layerLoss() {
        return losses.stream().mapToDouble(loss -> loss.getDouble(0)).sum();
    }

    @Override
    public void finishStep() {
        afterStep.forEach(Runnable::run);
    }

    @Override
    public void close() {
        values.clear();
        gradients.clear();
    }

    @Override
    public String toString() {
        return "NdPlan for " + mode.what() + " with batches of " + batch;
    }
}
