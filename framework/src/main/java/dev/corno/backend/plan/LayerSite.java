package dev.corno.backend.plan;

import dev.corno.backend.HeldWeight;
import dev.corno.backend.Mode;
import dev.corno.backend.StepRandom;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerNode;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.Trace;
import dev.corno.layers.merging.Add;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One application of a layer, seen by its {@link Kernel} while a plan is built: where its inputs and weights are, and where its calls
 * go. Shapes leave the batch axis out, as everywhere; slots hold the whole batch, row-major, channels last.
 *
 * <p>A kernel adds calls, names its {@linkplain #output(Slot) output}, and where {@link #hasBackward} gives its
 * {@linkplain #backward way back}, which adds calls in turn: for each input that {@linkplain #needsInputGradient needs} one it fills
 * {@link #inputGradient} or passes one on, and for each weight that is trained it fills {@link #weightGradient}.
 */
public final class LayerSite {

    private final PlanBuilder builder;
    private final LayerNode node;
    private final List<Integer> places;
    private final int firstWeight;
    private final int firstMemory;
    private final List<Slot> inputs;
    private final List<Shape> inputShapes;
    private final List<Shape> outputShapes;
    private LayerNode last;
    private List<Slot> outputs = List.of();
    private Consumer<List<Optional<Slot>>> backward = gradients -> {
    };

    LayerSite(PlanBuilder builder, LayerNode node, List<Slot> inputs, List<Shape> inputShapes, List<Shape> outputShapes) {
        this(builder, node, IntStream.range(0, inputs.size()).boxed().toList(), 0, 0, inputs, inputShapes, outputShapes);
    }

    private LayerSite(PlanBuilder builder, LayerNode node, List<Integer> places, int firstWeight, int firstMemory, List<Slot> inputs,
            List<Shape> inputShapes, List<Shape> outputShapes) {
        this.builder = builder;
        this.node = node;
        this.places = places;
        this.firstWeight = firstWeight;
        this.firstMemory = firstMemory;
        this.inputs = inputs;
        this.inputShapes = inputShapes;
        this.outputShapes = outputShapes;
        this.last = node;
    }

    /**
     * {@return this application as a layer inside of the one that is applied sees it; what it puts out, and its way back, are left to
     * the kernel of the outer layer}
     *
     * @param layer the inner layer
     * @param inputs which of the inputs it is applied to
     * @param firstWeight which of the weights is its first
     * @param firstMemory which of the things that are remembered is its first
     */
    public LayerSite part(Layer layer, List<Integer> inputs, int firstWeight, int firstMemory) {
        List<Shape> shapes = inputs.stream().map(inputShapes::get).toList();
        return new LayerSite(builder, node, inputs, firstWeight, firstMemory, inputs.stream().map(this.inputs::get).toList(), shapes,
                layer.outputShapes(shapes));
    }

    /** {@return how many samples the batch has} */
    public int batch() {
        return builder.batch();
    }

    /** {@return whether dropout drops and the statistics of the batch count, unless the layer {@linkplain #isFrozen is frozen}} */
    public boolean isTraining() {
        return builder.mode().isTraining();
    }

    /** {@return whether only outputs are wanted} */
    public boolean isPrediction() {
        return builder.mode() == Mode.PREDICT;
    }

    /** {@return whether a way back may be asked for, so that what it needs must be kept} */
    public boolean hasBackward() {
        return builder.needsGradient(last.output());
    }

    /** {@return whether training leaves the layer as it is} */
    public boolean isFrozen() {
        return node.state().isFrozen();
    }

    /** {@return what the layer remembers from the last batch; empty if nothing} */
    public Optional<float[]> remembered(int index) {
        return node.state().remembered(firstMemory + index);
    }

    /** Remembers numbers for the next batch; they are kept uncopied. */
    public void remember(int index, float[] numbers) {
        node.state().remember(firstMemory + index, numbers);
    }

    /** {@return the layer's name in its model, after its class} */
    public String layerName() {
        return node.layer().className() + " \"" + builder.nameOf(node) + "\"";
    }

    /** {@return how many inputs there are} */
    public int inputCount() {
        return inputs.size();
    }

    /** {@return the shape of an input} */
    public Shape inputShape(int index) {
        return inputShapes.get(index);
    }

    /** {@return the shape of the first input} */
    public Shape inputShape() {
        return inputShapes.get(0);
    }

    /** {@return the shapes of the inputs} */
    public List<Shape> inputShapes() {
        return inputShapes;
    }

    /** {@return the shape of the output, or of the first one} */
    public Shape outputShape() {
        return outputShapes.get(0);
    }

    /** {@return the shapes of the outputs} */
    public List<Shape> outputShapes() {
        return outputShapes;
    }

    /** {@return what the layer's own maths says, for this batch} */
    public Trace trace() {
        List<Shape> shapes = inputShapes.stream().map(this::batched).toList();
        List<Optional<Shape>> masks = node.masks().stream().map(mask -> mask.map(builder::shape).map(this::batched)).toList();
        return Trace.of(node.layer(), node.computedMask().isPresent(), shapes, masks, isTraining(), isFrozen());
    }

    private Shape batched(Shape sample) {
        return sample.prepend(batch());
    }

    /** {@return where the mask of an input is; not to be written to; empty where all of it counts, or the layer does not look at masks} */
    public Optional<Slot> mask(int index) {
        return node.masks().get(places.get(index)).map(builder::value);
    }

    /** {@return whether the layer looks at a mask here, or computes one} */
    boolean isMasked() {
        return node.computedMask().isPresent() || node.masks().stream().anyMatch(Optional::isPresent);
    }

    /** {@return arrays to work in, shared by all calls of the plan} */
    public HeapRoom heapRoom() {
        return builder.heapRoom();
    }

    /** {@return whether the way back starts from what is added to the loss, too} */
    public boolean minimizesLosses() {
        return builder.mode() == Mode.TRAIN;
    }

    /** Adds a number to the loss: the slot's only one, after the forward pass. */
    public void addLoss(Slot loss) {
        builder.addLoss(loss);
    }

    /** {@return where an input is; not to be written to} */
    public Slot input(int index) {
        return inputs.get(index);
    }

    /** {@return where the first input is; not to be written to} */
    public Slot input() {
        return inputs.get(0);
    }

    /** {@return where a weight is, in Keras's order; not to be written to} */
    public Slot weight(int index) {
        return builder.weight(held(index));
    }

    /** {@return where a weight is, or what an application of the layer before this one {@linkplain #moved left} of it} */
    public Slot latest(int index) {
        return builder.latest(held(index));
    }

    /** Says where the next value of a weight is that the layer itself moves; it is taken over after the step. */
    public void moved(int index, Slot value) {
        builder.moved(held(index), value);
        builder.afterStep(() -> {
            float[] numbers = new float[Math.toIntExact(value.length())];
            value.read(0, numbers, 0, numbers.length);
            held(index).replace(numbers);
        });
    }

    /** {@return a weight that the layer itself moves, such as a running statistic, on the Java heap} */
    public HeldWeight held(int index) {
        return builder.held(node.state(), firstWeight + index);
    }

    /** {@return room for one batch of a shape} */
    public Slot slotFor(Shape shape) {
        return slot(batch() * shape.size());
    }

    /** {@return room for numbers that are needed from the call that first writes them to the one that last reads them} */
    public Slot slot(long length) {
        return builder.slot(length);
    }

    /** {@return room of its own for numbers that stay from step to step} */
    public Slot lasting(long length) {
        return builder.lasting(length);
    }

    /** Adds a call: to the forward pass, or inside {@link #backward} to the way back. */
    public void add(Call call) {
        builder.add(node, call);
    }

    /** Adds a call that depends on weights only, and runs only when they have changed; what it writes must be {@link #lasting}. */
    public void prepare(Call call) {
        builder.prepare(node, call);
    }

    /** Adds what is done after each step of training, such as moving a running statistic. */
    public void afterStep(Runnable work) {
        builder.afterStep(work);
    }

    /** {@return the number of the training step that is run, for random numbers} */
    public StepCounter steps() {
        return builder.steps();
    }

    /** {@return a seed of its own for this application} */
    public long seed() {
        return firstWeight == 0 ? builder.seed(node) : StepRandom.ofPlace(builder.seed(node), firstWeight);
    }

    /** Names the output. */
    public void output(Slot slot) {
        outputs = List.of(slot);
    }

    /** Names the outputs, then the mask where the layer computes one. */
    public void outputs(List<Slot> slots) {
        outputs = List.copyOf(slots);
    }

    /** {@return the outputs that were named} */
    public List<Slot> outputs() {
        return outputs;
    }

    /** {@return the application} */
    LayerNode node() {
        return node;
    }

    /** {@return the last application that is computed here} */
    LayerNode last() {
        return last;
    }

    /**
     * Takes over the next layer, if it alone uses the output so far: this kernel computes both, and its output is the other's.
     *
     * @param <L> the kind of layer
     * @param kind the kind of layer
     * @param condition what it must be like
     * @return where the other layer is applied, or empty
     */
    public <L extends Layer> Optional<Absorbed<L>> absorb(Class<L> kind, Predicate<L> condition) {
        Optional<LayerSite> next = builder.absorb(last.output(), layer -> kind.isInstance(layer) && condition.test(kind.cast(layer)));
        next.ifPresent(site -> {
            builder.absorbed(last.output(), null);
            last = site.node;
        });
        return next.map(site -> new Absorbed<>(kind.cast(site.node.layer()), site));
    }

    /**
     * Takes over an addition of two tensors of this shape, if it alone uses the output so far, and if the other tensor is there and not
     * needed afterwards, so that the sum may be written over it.
     *
     * @return where the other tensor is, which becomes the output, or empty
     */
    public Optional<Slot> absorbSum() {
        Optional<LayerSite> next = builder.absorb(last.output(), layer -> layer instanceof Add);
        if (next.isEmpty() || next.get().inputCount() != 2 || !next.get().inputShape(0).equals(next.get().inputShape(1))) {
            return Optional.empty();
        }
        LayerNode sum = next.get().node;
        SymbolicTensor other = sum.inputs().get(sum.inputs().get(0) == last.output() ? 1 : 0);
        if (other == last.output() || !builder.mayOverwrite(other, sum, node)) {
            return Optional.empty();
        }
        Slot slot = builder.value(other);
        builder.absorbed(last.output(), null);
        builder.absorbed(other, null);
        last = sum;
        return Optional.of(slot);
    }

    /**
     * A layer that another one's kernel computes.
     *
     * @param <L> its kind
     * @param layer the layer
     * @param site where it is applied; its first input is not there
     */
    public record Absorbed<L extends Layer>(L layer, LayerSite site) {
    }

    /**
     * Says how the way back goes; at most once.
     *
     * @param work is given the gradient of the output, which may be written over where it is not {@link Slot#isShared}
     */
    public void backward(Consumer<Slot> work) {
        backward = gradients -> gradients.get(0).ifPresent(work);
    }

    /**
     * Says how the way back of several outputs goes; at most once.
     *
     * @param work is given the gradient of each output, empty where nothing depends on it
     */
    public void backwardAll(Consumer<List<Optional<Slot>>> work) {
        backward = work;
    }

    /**
     * Adds the calls of the way back.
     *
     * @param gradients that of each output, empty where nothing depends on it
     */
    public void runBackward(List<Optional<Slot>> gradients) {
        backward.accept(gradients);
    }

    /** {@return whether the gradient of the output is already that of what the output's activation is applied to} */
    public boolean startsBeforeActivation() {
        return builder.startsBeforeActivation(last.output());
    }

    /** {@return whether the way back goes on through an input} */
    public boolean needsInputGradient(int index) {
        return builder.needsGradient(node.inputs().get(places.get(index)));
    }

    /** {@return a new slot to be filled with the gradient of an input} */
    public Slot inputGradient(int index) {
        Slot slot = slotFor(inputShapes.get(index));
        passGradient(index, slot);
        return slot;
    }

    /** Gives the gradient of an input; the slot may be the one of the output's gradient. */
    public void passGradient(int index, Slot slot) {
        builder.contribute(node.inputs().get(places.get(index)), slot);
    }

    /** {@return where to leave the gradient of a weight, in Keras's order; empty if it is not trained} */
    public Optional<Slot> weightGradient(int index) {
        return builder.weightGradient(held(index));
    }
}
