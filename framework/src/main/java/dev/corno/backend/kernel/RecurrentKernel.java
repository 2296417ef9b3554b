package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.corno.backend.onednn.Attributes;
import dev.corno.backend.onednn.Binary;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.OpenMp;
import dev.corno.backend.onednn.Operation;
import dev.corno.backend.onednn.Reorder;
import dev.corno.backend.onednn.Rnn;
import dev.corno.backend.plan.Call;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.recurrent.RecurrentLayer;
import dev.corno.layers.recurrent.SequenceLayer;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * {@link dev.corno.layers.recurrent.LSTM}, {@link dev.corno.layers.recurrent.GRU}, {@link dev.corno.layers.recurrent.SimpleRNN} and
 * {@link dev.corno.layers.recurrent.RNN} of one of their cells: one call of oneDNN for all steps of some sequences, which multiplies the
 * inputs of all steps at once. It knows tanh and sigmoid only, and no dropout of the state. Steps that a mask leaves out are left out
 * before and kept states put out after, see {@link StepOrder}.
 */
final class RecurrentKernel implements Kernel<SequenceLayer<?>> {

    private static final int KERNEL = 0;
    private static final int RECURRENT_KERNEL = 1;

    private static final int[] FIRST = {DNNL_ARG_SRC_ITER, DNNL_ARG_SRC_ITER_C};
    private static final int[] LAST = {DNNL_ARG_DST_ITER, DNNL_ARG_DST_ITER_C};
    private static final int[] FIRST_GRADIENT = {DNNL_ARG_DIFF_SRC_ITER, DNNL_ARG_DIFF_SRC_ITER_C};
    private static final int[] LAST_GRADIENT = {DNNL_ARG_DIFF_DST_ITER, DNNL_ARG_DIFF_DST_ITER_C};

    /**
     * Multiplications followed by an addition in a step, below which OpenMP's threads would wait for one another longer than they work.
     * Then each thread runs all steps of some of the sequences.
     */
    private static final double SMALL_STEP = 1e7;

    /** Sequences for a thread, at least: so many take half as long as twice as many, by measurement. */
    private static final long PART = 8;

    @Override
    public boolean takes(SequenceLayer<?> layer, LayerSite site) {
        return RecurrentForm.of(layer).filter(form -> !site.isTraining() || form.recurrence().recurrentDropout() == 0).isPresent();
    }

    private static boolean isEnded(SequenceLayer<?> layer) {
        return layer.returnState() || layer.stateful();
    }

    @Override
    public boolean takesMasks() {
        return true;
    }

    @Override
    public void check(SequenceLayer<?> layer, String name) {
        if (layer instanceof RecurrentLayer<?> recurrent) {
            ActivationForm.check(recurrent.activation());
            ActivationForm.check(recurrent.recurrentActivation());
        }
    }

    @Override
    public void build(SequenceLayer<?> layer, LayerSite site) {
        new Steps(RecurrentForm.of(layer).orElseThrow(), layer, site).build();
    }

    /** One application of a layer. */
    private static final class Steps {

        private final RecurrentForm form;
        private final SequenceLayer<?> layer;
        private final LayerSite site;
        private final StepOrder order;
        private final boolean keepsMemory;
        private final Rnn rnn;
        private final boolean isSmall;
        private final SequenceInput input;
        private final Slot kernel;
        private final RecurrentBias bias;
        private final List<Slot> firsts;
        private final List<Slot> lasts;
        private final List<Part> parts = new ArrayList<>();
        private final List<Arranged> arranged = new ArrayList<>();

        Steps(RecurrentForm form, SequenceLayer<?> layer, LayerSite site) {
            this.form = form;
            this.layer = layer;
            this.site = site;
            this.order = new StepOrder(layer.sequences(), site);
            this.keepsMemory = order.mask().isPresent() && form.cell().hasMemory() && isEnded(layer);
            this.rnn = of(site.batch());
            this.isSmall = (double) rnn.batch() * rnn.units() * rnn.units() * form.cell().gates() < SMALL_STEP;
            this.input = new SequenceInput(form.recurrence(), site, order, keepsMemory);
            this.kernel = keepsMemory ? MemoryKeeper.extend(site, rnn) : site.weight(KERNEL);
            this.bias = new RecurrentBias(rnn, form.recurrence(), site);
            this.firsts = rnn.isStarted() ? firsts() : List.of();
            this.lasts = rnn.isEnded() ? states() : List.of();
            long count = isSmall ? Math.min(OpenMp.used(), (rnn.batch() + PART - 1) / PART) : 1;
            for (long i = 0; i < count; i++) {
                long first = rnn.batch() * i / count;
                Rnn part = of(rnn.batch() * (i + 1) / count - first);
                parts.add(new Part(part, first, chosen(() -> part.forward(site.hasBackward()))));
            }
        }

        private Rnn of(long batch) {
            boolean isEnded = isEnded(layer) && (order.mask().isEmpty() || keepsMemory);
            return new Rnn(form.cell(), site.inputShape().dim(0), batch, site.inputShape().dim(1) + (keepsMemory ? 1 : 0), form.units(),
                    site.inputCount() > 1 || layer.stateful() || isSingle(), isEnded);
        }

        // Without a first state oneDNN 2.5 finds a slope of the recurrent kernel for one step of one sequence, where there is none.
        private boolean isSingle() {
            return site.batch() * site.inputShape().dim(0) == 1;
        }

        /** {@return room for a state, and for a memory where there is one} */
        private List<Slot> states() {
            return IntStream.range(0, form.states()).mapToObj(i -> site.slot(rnn.batch() * rnn.units())).toList();
        }

        private List<Slot> firsts() {
            Shape shape = Shape.of(site.batch(), form.units());
            return IntStream.range(0, form.states())
                    .mapToObj(i -> site.inputCount() > 1 ? site.input(i + 1) : layer.stateful() ? Memories.recall(site, i, shape) : nothing())
                    .toList();
        }

        void build() {
            Slot x = input.forward();
            Slot states = site.slot(rnn.time() * rnn.batch() * rnn.units());
            List<Slot> workspaces = new ArrayList<>();
            List<PrimitiveCall> calls = new ArrayList<>();
            for (Part part : parts) {
                Operation forward = part.forward;
                PrimitiveCall call = call(forward).read(DNNL_ARG_SRC_LAYER, x, part.rnn.x(), part.inX())
                        .read(DNNL_ARG_WEIGHTS_LAYER, kernel(forward), Rnn.kernelOf(forward))
                        .read(DNNL_ARG_WEIGHTS_ITER, recurrentKernel(forward), Rnn.recurrentKernelOf(forward))
                        .read(DNNL_ARG_BIAS, bias.forward(), rnn.bias()).write(DNNL_ARG_DST_LAYER, states, part.rnn.y(), part.inY());
                readStates(call, part, FIRST, firsts);
                for (int i = 0; i < lasts.size(); i++) {
                    call.write(LAST[i], lasts.get(i), part.rnn.state(), part.inState());
                }
                if (site.hasBackward()) {
                    workspaces.add(site.slot(Rnn.workspaceOf(forward).numbers()));
                    call.write(DNNL_ARG_WORKSPACE, workspaces.get(workspaces.size() - 1), Rnn.workspaceOf(forward));
                }
                calls.add(call);
            }
            site.add(together(calls));
            if (order.mask().isPresent()) {
                MaskedOutput output = new MaskedOutput(rnn, layer.sequences(), site, order);
                name(output.output(states), isEnded(layer) ? ends(output.last(states, firsts.stream().findFirst())) : List.of());
                site.backwardAll(gradients -> backwardMasked(x, states, workspaces, output, gradients));
            } else {
                name(layer.returnSequences() ? states : last(states), lasts);
                site.backwardAll(gradients -> backwardPlain(x, states, workspaces, gradients));
            }
        }

        /** {@return the last state, and the memory where there is one} */
        private List<Slot> ends(Slot state) {
            return keepsMemory ? List.of(state, lasts.get(1)) : List.of(state);
        }

        private void name(Slot output, List<Slot> ends) {
            for (int i = 0; i < ends.size() && layer.stateful(); i++) {
                Memories.remember(site, i, ends.get(i));
            }
            List<Slot> outputs = new ArrayList<>(List.of(output));
            outputs.addAll(layer.returnState() ? ends : List.of());
            site.outputs(outputs);
        }

        private void backwardMasked(Slot x, Slot states, List<Slot> workspaces, MaskedOutput output, List<Optional<Slot>> gradients) {
            Optional<Slot> end = endGradient(gradients, 0);
            List<Slot> ends = keepsMemory ? List.of(nothing(), endGradient(gradients, 1).orElseGet(this::nothing)) : List.of();
            List<Slot> starts = backward(x, states, workspaces, output.backward(gradients.get(0), end), ends);
            end.ifPresent(gradient -> starts.stream().findFirst().ifPresent(start -> output.passFirst(gradient, start)));
        }

        private void backwardPlain(Slot x, Slot states, List<Slot> workspaces, List<Optional<Slot>> gradients) {
            Slot errors = gradients.get(0).map(gradient -> layer.returnSequences() ? gradient : spread(gradient))
                    .orElseGet(() -> site.lasting(states.length()));
            List<Slot> ends = IntStream.range(0, lasts.size())
                    .mapToObj(i -> endGradient(gradients, i).orElseGet(this::nothing)).toList();
            backward(x, states, workspaces, errors, ends);
        }

        private Optional<Slot> endGradient(List<Optional<Slot>> gradients, int state) {
            return layer.returnState() ? gradients.get(state + 1) : Optional.empty();
        }

        private Slot nothing() {
            return site.lasting(rnn.batch() * rnn.units());
        }

        private static void readStates(PrimitiveCall call, Part part, int[] roles, List<Slot> slots) {
            for (int i = 0; i < slots.size(); i++) {
                call.read(roles[i], slots.get(i), part.rnn.state(), part.inState());
            }
        }

        // How a weight is arranged may depend on the number of threads.
        private <T> T chosen(Supplier<T> choice) {
            int before = OpenMp.used();
            OpenMp.use(isSmall ? 1 : before);
            T result = choice.get();
            OpenMp.use(before);
            return result;
        }

        private PrimitiveCall call(Operation operation) {
            PrimitiveCall call = new PrimitiveCall("steps", operation);
            return isSmall ? call.workIn(site.slot(operation.scratchpadBytes() / Float.BYTES + 1)) : call;
        }

        private Call together(List<PrimitiveCall> calls) {
            return isSmall ? new ParallelCall(calls) : calls.get(0);
        }

        private Slot kernel(Operation operation) {
            return arranged(KERNEL, rnn.kernel(), Rnn.kernelOf(operation));
        }

        private Slot recurrentKernel(Operation operation) {
            return arranged(RECURRENT_KERNEL, rnn.recurrentKernel(), Rnn.recurrentKernelOf(operation));
        }

        private Slot arranged(int weight, Descriptor plain, Descriptor wanted) {
            if (wanted.sameAs(plain)) {
                return plain(weight);
            }
            return arranged.stream().filter(each -> each.weight == weight && each.layout.sameAs(wanted)).findFirst()
                    .orElseGet(() -> arrange(weight, plain, wanted)).slot;
        }

        private Slot plain(int weight) {
            return weight == KERNEL ? kernel : site.weight(weight);
        }

        private Arranged arrange(int weight, Descriptor plain, Descriptor wanted) {
            Slot slot = site.lasting(wanted.numbers());
            Operation reorder = chosen(() -> Reorder.of(plain, wanted));
            PrimitiveCall call = new PrimitiveCall("weights", reorder).read(DNNL_ARG_FROM, plain(weight), plain)
                    .write(DNNL_ARG_TO, slot, wanted);
            site.prepare(isSmall ? new ParallelCall(List.of(call.workIn(site.slot(reorder.scratchpadBytes() / Float.BYTES + 1)))) : call);
            Arranged result = new Arranged(weight, wanted, slot);
            arranged.add(result);
            return result;
        }

        private Slot last(Slot states) {
            Slot output = site.slot(rnn.batch() * rnn.units());
            site.add(new PrimitiveCall("last", Reorder.of(lastState(), state())).read(DNNL_ARG_FROM, states, lastState())
                    .write(DNNL_ARG_TO, output, state()));
            return output;
        }

        // The gradient of all states where only the last is put out. What lasts stays 0 elsewhere from step to step.
        private Slot spread(Slot gradient) {
            Slot errors = site.lasting(rnn.time() * rnn.batch() * rnn.units());
            site.add(new PrimitiveCall("last", Reorder.of(state(), lastState())).read(DNNL_ARG_FROM, gradient, state())
                    .update(DNNL_ARG_TO, errors, lastState()));
            return errors;
        }

        private Descriptor state() {
            return Descriptor.rowMajor(1, rnn.batch(), rnn.units());
        }

        private Descriptor lastState() {
            return rnn.y().part(new long[] {rnn.time() - 1, 0, 0}, new long[] {1, rnn.batch(), rnn.units()});
        }

        /** {@return the gradients of the first states, where they are given} */
        private List<Slot> backward(Slot x, Slot states, List<Slot> workspaces, Slot errors, List<Slot> endErrors) {
            Slot xGradient = input.gradient();
            List<Slot> startGradients = IntStream.range(0, firsts.size()).mapToObj(this::startGradient).toList();
            List<Slot> kernelGradients = perPart(gradient(KERNEL));
            List<Slot> recurrentGradients = perPart(gradient(RECURRENT_KERNEL));
            List<Slot> biasGradients = perPart(bias.gradient());
            List.of(kernelGradients, recurrentGradients, biasGradients).forEach(this::zero);
            List<PrimitiveCall> calls = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                Operation backward = chosen(() -> part.rnn.backward(part.forward));
                PrimitiveCall call = call(backward).read(DNNL_ARG_SRC_LAYER, x, part.rnn.x(), part.inX())
                        .read(DNNL_ARG_WEIGHTS_LAYER, kernel(backward), Rnn.kernelOf(backward))
                        .read(DNNL_ARG_WEIGHTS_ITER, recurrentKernel(backward), Rnn.recurrentKernelOf(backward))
                        .read(DNNL_ARG_BIAS, bias.forward(), rnn.bias()).read(DNNL_ARG_DST_LAYER, states, part.rnn.y(), part.inY())
                        .update(DNNL_ARG_WORKSPACE, workspaces.get(i), Rnn.workspaceOf(part.forward))
                        .read(DNNL_ARG_DIFF_DST_LAYER, errors, part.rnn.y(), part.inY())
                        .write(DNNL_ARG_DIFF_SRC_LAYER, xGradient, part.rnn.x(), part.inX())
                        .update(DNNL_ARG_DIFF_WEIGHTS_LAYER, kernelGradients.get(i), rnn.kernel())
                        .update(DNNL_ARG_DIFF_WEIGHTS_ITER, recurrentGradients.get(i), rnn.recurrentKernel())
                        .update(DNNL_ARG_DIFF_BIAS, biasGradients.get(i), rnn.bias());
                readStates(call, part, FIRST, firsts);
                readStates(call, part, LAST, lasts);
                readStates(call, part, LAST_GRADIENT, endErrors);
                for (int j = 0; j < startGradients.size(); j++) {
                    call.write(FIRST_GRADIENT[j], startGradients.get(j), part.rnn.state(), part.inState());
                }
                calls.add(call);
            }
            site.add(together(calls));
            List.of(kernelGradients, recurrentGradients, biasGradients).forEach(this::addUp);
            bias.backward(biasGradients.get(0));
            if (keepsMemory) {
                MemoryKeeper.shorten(site, kernelGradients.get(0));
            }
            input.backward(xGradient);
            return startGradients;
        }

        private Slot startGradient(int state) {
            return site.inputCount() > 1 && site.needsInputGradient(state + 1) ? site.inputGradient(state + 1)
                    : site.slot(rnn.batch() * rnn.units());
        }

        private Slot gradient(int weight) {
            Optional<Slot> wanted = weight == KERNEL && keepsMemory ? Optional.empty() : site.weightGradient(weight);
            return wanted.orElseGet(() -> site.slot(plain(weight).length()));
        }

        /** {@return a slot for each part, the first of them the one that is given, where all are added up} */
        private List<Slot> perPart(Slot total) {
            List<Slot> slots = new ArrayList<>(List.of(total));
            while (slots.size() < parts.size()) {
                slots.add(site.slot(total.length()));
            }
            return slots;
        }

        // oneDNN adds to what is there.
        private void zero(List<Slot> slots) {
            float[] zeros = new float[Math.toIntExact(slots.get(0).length())];
            site.add(new JavaCall("zero", List.of(), slots, () -> slots.forEach(slot -> slot.write(0, zeros, 0, zeros.length))));
        }

        private void addUp(List<Slot> slots) {
            Slot total = slots.get(0);
            for (Slot more : slots.subList(1, slots.size())) {
                site.add(PrimitiveCall.pairs("sum", Binary.ADD, new Attributes(), total, more, total));
            }
        }
    }

    /**
     * Some of the batch's sequences.
     *
     * @param rnn the layer for as many
     * @param first the first of them
     * @param forward its forward pass
     */
    private record Part(Rnn rnn, long first, Operation forward) {

        long inX() {
            return first * rnn.time() * rnn.features();
        }

        long inY() {
            return first * rnn.time() * rnn.units();
        }

        long inState() {
            return first * rnn.units();
        }
    }

    /**
     * A copy of a weight for an operation.
     *
     * @param weight which weight
     * @param layout how the operation wants it
     * @param slot where the copy is
     */
    private record Arranged(int weight, Descriptor layout, Slot slot) {
    }
}
