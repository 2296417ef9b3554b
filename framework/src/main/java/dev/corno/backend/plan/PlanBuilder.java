package dev.corno.backend.plan;

import dev.corno.backend.HeldWeight;
import dev.corno.backend.Mode;
import dev.corno.backend.StepRandom;
import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Binary;
import dev.corno.backend.onednn.OpenMp;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerNode;
import dev.corno.graph.LayerState;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Builds the plan of a network for one shape of batch: asks the kernel of each layer for its calls, forward in the order of the
 * network and backward in the opposite order, adds up the gradients that reach a tensor from several sides, then lays out all slots by
 * how long they are needed and binds every call.
 */
final class PlanBuilder {

    private static final String NETWORK = "network";

    /**
     * Multiplications followed by an addition, below which waking a second thread costs more than it saves; a number that is read or
     * written counts as several.
     */
    private static final double SMALL = 2.5e6;
    private static final int COST_OF_NUMBER = 8;

    private final Network network;
    private final PlanWeights weights;
    private final KernelTable kernels;
    private final Mode mode;
    private final List<Boolean> fusedOutputs;
    private final StepCounter steps;
    private final long seed;
    private final int batch;
    private final Map<SymbolicTensor, Shape> shapes = new IdentityHashMap<>();
    private final Map<SymbolicTensor, Slot> values = new IdentityHashMap<>();
    private final Map<SymbolicTensor, Slot> gradients = new IdentityHashMap<>();
    private final Set<SymbolicTensor> needGradient = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<HeldWeight> gradientsBegun = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Slot> slots = new ArrayList<>();
    private final List<NativePlan.Step> preparations = new ArrayList<>();
    private final List<NativePlan.Step> forward = new ArrayList<>();
    private final List<NativePlan.Step> backward = new ArrayList<>();
    private final List<Runnable> afterStep = new ArrayList<>();
    private final List<Slot> losses = new ArrayList<>();
    private final Map<HeldWeight, Slot> moved = new IdentityHashMap<>();
    private final HeapRoom heapRoom = new HeapRoom();
    private List<NativePlan.Step> current = forward;
    private int threads = 1;
    private Runnable sums = () -> {
    };

    PlanBuilder(Network network, PlanWeights weights, KernelTable kernels, Mode mode, List<Shape> inputShapes, int batch,
            List<Boolean> fusedOutputs, StepCounter steps, long seed) {
        this.network = network;
        this.weights = weights;
        this.kernels = kernels;
        this.mode = mode;
        this.batch = batch;
        this.fusedOutputs = fusedOutputs;
        this.steps = steps;
        this.seed = seed;
        for (int i = 0; i < inputShapes.size(); i++) {
            SymbolicTensor input = network.inputs().get(i);
            shapes.put(input, inputShapes.get(i));
            values.put(input, slot(batch * inputShapes.get(i).size()));
            if (mode.hasInputGradients()) {
                needGradient.add(input);
            }
        }
    }

    NativePlan build() {
        inferShapes();
        List<LayerSite> sites = new ArrayList<>();
        for (LayerNode node : network.nodes()) {
            if (!values.containsKey(node.output())) {
                sites.add(build(node));
            }
        }
        List<SymbolicTensor> fetched = network.results();
        List<Slot> outputs = fetched.stream().map(values::get).toList();
        List<Slot> outputGradients = mode.hasBackward() ? buildBackward(sites) : List.of();
        List<Slot> inputs = network.inputs().stream().map(values::get).toList();
        List<Optional<Slot>> inputGradients = network.inputs().stream().map(input -> Optional.ofNullable(gradients.get(input))).toList();
        List<Shape> outputShapes = fetched.stream().map(shapes::get).toList();
        List<Shape> inputShapes = network.inputs().stream().map(shapes::get).toList();
        Memory memory = layOut(inputs, outputs, outputGradients, inputGradients);
        return new NativePlan(batch, inputs, inputShapes, outputs, outputShapes, outputGradients, inputGradients, losses, preparations, forward,
                backward, afterStep, weights, memory);
    }

    private void inferShapes() {
        for (LayerNode node : network.nodes()) {
            List<Shape> outputShapes = node.layer().outputShapes(inputShapes(node));
            for (int i = 0; i < outputShapes.size(); i++) {
                shapes.put(node.outputs().get(i), outputShapes.get(i));
            }
            node.computedMask().ifPresent(mask -> shapes.put(mask, node.layer().maskShape(inputShapes(node))));
        }
    }

    private List<Shape> inputShapes(LayerNode node) {
        return node.inputs().stream().map(shapes::get).toList();
    }

    /** Sets how many threads the calls of a layer take, which counts when implementations are chosen, too. */
    private void useThreads(LayerNode node) {
        double numbers = shapes.get(node.output()).size() + inputShapes(node).stream().mapToLong(Shape::size).sum();
        double cost = batch * (node.layer().multiplyAccumulates(inputShapes(node)) + COST_OF_NUMBER * numbers);
        threads = cost < SMALL ? 1 : OpenMp.threads();
        OpenMp.use(threads);
    }

    private LayerSite build(LayerNode node) {
        LayerSite site = site(node);
        useThreads(node);
        kernels.build(node.layer(), site);
        List<SymbolicTensor> results = site.last().results();
        for (int i = 0; i < site.outputs().size(); i++) {
            values.put(results.get(i), site.outputs().get(i));
        }
        return site;
    }

    private LayerSite site(LayerNode node) {
        List<Shape> inputShapes = inputShapes(node);
        if (mode.hasBackward() && (trains(node.state()) || node.inputs().stream().anyMatch(needGradient::contains))) {
            needGradient.addAll(node.outputs());
        }
        return new LayerSite(this, node, node.inputs().stream().map(values::get).toList(), inputShapes,
                node.outputs().stream().map(shapes::get).toList());
    }

    /** {@return the site of the one layer that uses a tensor, if it is of a kind; its own kernel is then not asked} */
    Optional<LayerSite> absorb(SymbolicTensor tensor, Predicate<Layer> kind) {
        List<LayerNode> users = users(tensor);
        if (users.size() != 1 || network.results().contains(tensor) || !kind.test(users.get(0).layer())) {
            return Optional.empty();
        }
        LayerNode user = users.get(0);
        boolean isMasked = user.computedMask().isPresent() || user.masks().stream().anyMatch(Optional::isPresent);
        if (isMasked || user.layer().activityRegularizer() != Regularizers.NONE) {
            return Optional.empty();
        }
        boolean hasOthers = user.dependencies().stream().anyMatch(input -> input != tensor && !values.containsKey(input));
        return hasOthers ? Optional.empty() : Optional.of(site(user));
    }

    /** Marks a tensor as computed by the layer that absorbed the one it belongs to. */
    void absorbed(SymbolicTensor tensor, Slot slot) {
        values.put(tensor, slot);
    }

    /** {@return whether a tensor's numbers are needed by a layer only that another one, which does not use them, computes} */
    boolean mayOverwrite(SymbolicTensor tensor, LayerNode reader, LayerNode writer) {
        Slot slot = values.get(tensor);
        boolean isOnlyHere = values.entrySet().stream().allMatch(entry -> entry.getKey() == tensor || entry.getValue() != slot);
        boolean isInside = !network.results().contains(tensor) && !network.inputs().contains(tensor);
        return mode == Mode.PREDICT && isOnlyHere && isInside && !slot.isLasting()
                && users(tensor).stream().allMatch(user -> user == reader || user != writer && values.containsKey(user.output()));
    }

    private List<LayerNode> users(SymbolicTensor tensor) {
        return network.nodes().stream().filter(node -> node.dependencies().stream().anyMatch(input -> input == tensor)).toList();
    }

    private boolean trains(LayerState state) {
        for (int i = 0; i < state.weights().size(); i++) {
            if (held(state, i).isTrainable()) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether the way back from a tensor starts before the activation that it ends with} */
    boolean startsBeforeActivation(SymbolicTensor tensor) {
        int index = network.outputs().indexOf(tensor);
        return mode == Mode.TRAIN && index >= 0 && fusedOutputs.get(index);
    }

    private List<Slot> buildBackward(List<LayerSite> sites) {
        current = backward;
        List<Slot> outputGradients = new ArrayList<>();
        for (SymbolicTensor output : network.outputs()) {
            Slot gradient = slot(batch * shapes.get(output).size());
            outputGradients.add(gradient);
            contribute(output, gradient);
        }
        addSums();
        for (int i = sites.size() - 1; i >= 0; i--) {
            LayerSite site = sites.get(i);
            List<Optional<Slot>> found = site.last().outputs().stream().map(output -> Optional.ofNullable(gradients.remove(output))).toList();
            if (found.stream().anyMatch(Optional::isPresent) && needGradient.contains(site.last().output())) {
                useThreads(site.node());
                site.runBackward(found);
                addSums();
            }
        }
        return outputGradients;
    }

    Shape shape(SymbolicTensor tensor) {
        return shapes.get(tensor);
    }

    HeapRoom heapRoom() {
        return heapRoom;
    }

    void addLoss(Slot loss) {
        losses.add(loss);
    }

    Slot value(SymbolicTensor tensor) {
        return values.get(tensor);
    }

    int batch() {
        return batch;
    }

    Mode mode() {
        return mode;
    }

    StepCounter steps() {
        return steps;
    }

    long seed(LayerNode node) {
        return StepRandom.ofPlace(seed, network.nodes().indexOf(node));
    }

    String nameOf(LayerNode node) {
        return network.layerAt(node).name();
    }

    boolean needsGradient(SymbolicTensor tensor) {
        return needGradient.contains(tensor);
    }

    HeldWeight held(LayerState state, int index) {
        return weights.held().of(state, index);
    }

    Slot weight(HeldWeight weight) {
        return weights.copyOf(weight);
    }

    Slot latest(HeldWeight weight) {
        return moved.getOrDefault(weight, weights.copyOf(weight));
    }

    void moved(HeldWeight weight, Slot value) {
        moved.put(weight, value);
    }

    Slot slot(long length) {
        Slot slot = new Slot(length, false);
        slots.add(slot);
        return slot;
    }

    Slot lasting(long length) {
        Slot slot = new Slot(length, true);
        slots.add(slot);
        return slot;
    }

    void add(LayerNode node, Call call) {
        current.add(new NativePlan.Step(network.layerAt(node).name(), call, threads));
    }

    void prepare(LayerNode node, Call call) {
        preparations.add(new NativePlan.Step(network.layerAt(node).name(), call, threads));
    }

    void afterStep(Runnable work) {
        afterStep.add(work);
    }

    /** Takes a gradient of a tensor; where there is one already, both are added up once the kernel has filled them. */
    void contribute(SymbolicTensor tensor, Slot slot) {
        if (!needGradient.contains(tensor)) {
            return;
        }
        if (gradients.containsValue(slot)) {
            slot.share();
        }
        Slot before = gradients.put(tensor, slot);
        if (before != null) {
            Slot sum = slot(slot.length());
            gradients.put(tensor, sum);
            later(() -> addUp(before, slot, sum));
        }
    }

    Optional<Slot> weightGradient(HeldWeight weight) {
        if (!mode.hasBackward() || !weight.isTrainable()) {
            return Optional.empty();
        }
        Slot total = weights.gradientOf(weight);
        if (gradientsBegun.add(weight)) {
            return Optional.of(total);
        }
        Slot more = slot(total.length());
        later(() -> addUp(total, more, total));
        return Optional.of(more);
    }

    private void later(Runnable work) {
        Runnable earlier = sums;
        sums = () -> {
            earlier.run();
            work.run();
        };
    }

    private void addSums() {
        sums.run();
        sums = () -> {
        };
    }

    private void addUp(Slot first, Slot second, Slot sum) {
        PrimitiveCall call = PrimitiveCall.pairs("sum", Binary.ADD, new Attributes(), first, second, sum);
        current.add(new NativePlan.Step(NETWORK, call, threads));
    }

    private Memory layOut(List<Slot> inputs, List<Slot> outputs, List<Slot> outputGradients, List<Optional<Slot>> inputGradients) {
        int time = 0;
        for (Slot input : inputs) {
            input.use(time);
        }
        time = use(preparations, time);
        time = use(forward, time) + 1;
        for (Slot output : outputs) {
            output.use(time);
        }
        for (Slot loss : losses) {
            loss.use(time);
        }
        for (Slot gradient : outputGradients) {
            gradient.use(time);
        }
        time = use(backward, time) + 1;
        for (Optional<Slot> gradient : inputGradients) {
            if (gradient.isPresent()) {
                gradient.get().use(time);
            }
        }
        Slot scratchpad = scratchpad();
        slots.add(scratchpad);
        Memory memory = Memory.layOut(slots, mode.what() + " with batches of " + batch);
        try {
            for (NativePlan.Step step : allSteps()) {
                OpenMp.use(step.threads());
                step.call().bind(scratchpad);
            }
        } catch (RuntimeException | Error e) {
            allSteps().forEach(step -> step.call().close());
            memory.close();
            throw e;
        }
        return memory;
    }

    private List<NativePlan.Step> allSteps() {
        return Stream.of(preparations, forward, backward).flatMap(List::stream).toList();
    }

    private static int use(List<NativePlan.Step> steps, int before) {
        int time = before;
        for (NativePlan.Step step : steps) {
            time++;
            for (Slot slot : step.call().reads()) {
                slot.use(time);
            }
            for (Slot slot : step.call().writes()) {
                slot.use(time);
            }
        }
        return time;
    }

    private Slot scratchpad() {
        long bytes = allSteps().stream().mapToLong(step -> step.call().scratchpadBytes()).max().orElse(0);
        return new Slot(Math.max(1, (bytes + Float.BYTES - 1) / Float.BYTES), true);
    }
}
