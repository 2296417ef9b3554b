package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.corno.activations.Sigmoid;
import dev.corno.activations.Tanh;
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
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.RecurrentLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@link dev.corno.layers.recurrent.LSTM} and {@link GRU}: one call of oneDNN for all steps of some sequences, which multiplies the
 * inputs of all steps at once. It knows tanh and sigmoid only, no dropout of the state, and only states that start at 0 and are not put
 * out. Steps that a mask leaves out are left out before and kept states put out after, see {@link StepOrder}.
 */
final class RecurrentKernel implements Kernel<RecurrentLayer<?>> {

    private static final int KERNEL = 0;
    private static final int RECURRENT_KERNEL = 1;

    /**
     * Multiplications followed by an addition in a step, below which OpenMP's threads would wait for one another longer than they work.
     * Then each thread runs all steps of some of the sequences.
     */
    private static final double SMALL_STEP = 1e7;

    /** Sequences for a thread, at least: so many take half as long as twice as many, by measurement. */
    private static final long PART = 8;

    @Override
    public boolean takes(RecurrentLayer<?> layer, LayerSite site) {
        return layer.activation() instanceof Tanh && layer.recurrentActivation() instanceof Sigmoid
                && (layer.recurrentDropout() == 0 || !site.isTraining()) && site.inputCount() == 1 && !layer.returnState()
                && !layer.stateful() && !(layer.zeroOutputForMask() && site.mask(0).isPresent());
    }

    @Override
    public boolean takesMasks() {
        return true;
    }

    @Override
    public void check(RecurrentLayer<?> layer, String name) {
        ActivationForm.check(layer.activation());
        ActivationForm.check(layer.recurrentActivation());
    }

    @Override
    public void build(RecurrentLayer<?> layer, LayerSite site) {
        new Steps(layer, site).build();
    }

    /** One application of a layer. */
    private static final class Steps {

        private final RecurrentLayer<?> layer;
        private final LayerSite site;
        private final Rnn rnn;
        private final boolean isSmall;
        private final StepOrder order;
        private final SequenceInput input;
        private final RecurrentBias bias;
        private final List<Part> parts = new ArrayList<>();
        private final List<Arranged> arranged = new ArrayList<>();

        Steps(RecurrentLayer<?> layer, LayerSite site) {
            this.layer = layer;
            this.site = site;
            this.rnn = of(site.batch());
            this.isSmall = (double) rnn.batch() * rnn.units() * rnn.units() * layer.gates() < SMALL_STEP;
            this.order = new StepOrder(layer, site);
            this.input = new SequenceInput(layer, site, order);
            this.bias = new RecurrentBias(rnn, layer, site);
            long count = isSmall ? Math.min(OpenMp.used(), (rnn.batch() + PART - 1) / PART) : 1;
            for (long i = 0; i < count; i++) {
                long first = rnn.batch() * i / count;
                Rnn part = of(rnn.batch() * (i + 1) / count - first);
                parts.add(new Part(part, first, chosen(() -> part.forward(site.hasBackward()))));
            }
        }

        private Rnn of(long batch) {
            return new Rnn(cell(), site.inputShape().dim(0), batch, site.inputShape().dim(1), layer.units());
        }

        private Rnn.Cell cell() {
            if (layer instanceof GRU gru) {
                return gru.resetAfter() ? Rnn.Cell.GRU_RESET_AFTER : Rnn.Cell.GRU;
            }
            return Rnn.Cell.LSTM;
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
                if (site.hasBackward()) {
                    workspaces.add(site.slot(Rnn.workspaceOf(forward).numbers()));
                    call.write(DNNL_ARG_WORKSPACE, workspaces.get(workspaces.size() - 1), Rnn.workspaceOf(forward));
                }
                calls.add(call);
            }
            site.add(together(calls));
            if (order.mask().isPresent()) {
                MaskedOutput output = new MaskedOutput(layer, site, order);
                site.output(output.forward(states));
                site.backward(gradient -> backward(x, states, workspaces, output.backward(gradient)));
            } else {
                site.output(layer.returnSequences() ? states : last(states));
                site.backward(gradient -> backward(x, states, workspaces, layer.returnSequences() ? gradient : spread(gradient)));
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
                return site.weight(weight);
            }
            return arranged.stream().filter(each -> each.weight == weight && each.layout.sameAs(wanted)).findFirst()
                    .orElseGet(() -> arrange(weight, plain, wanted)).slot;
        }

        private Arranged arrange(int weight, Descriptor plain, Descriptor wanted) {
            Slot slot = site.lasting(wanted.numbers());
            Operation reorder = chosen(() -> Reorder.of(plain, wanted));
            PrimitiveCall call = new PrimitiveCall("weights", reorder).read(DNNL_ARG_FROM, site.weight(weight), plain)
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

        private void backward(Slot x, Slot states, List<Slot> workspaces, Slot errors) {
            Slot xGradient = input.gradient();
            List<Slot> kernelGradients = perPart(gradient(KERNEL));
            List<Slot> recurrentGradients = perPart(gradient(RECURRENT_KERNEL));
            List<Slot> biasGradients = perPart(bias.gradient());
            List.of(kernelGradients, recurrentGradients, biasGradients).forEach(this::zero);
            List<PrimitiveCall> calls = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                Operation backward = chosen(() -> part.rnn.backward(part.forward));
                calls.add(call(backward).read(DNNL_ARG_SRC_LAYER, x, part.rnn.x(), part.inX())
                        .read(DNNL_ARG_WEIGHTS_LAYER, kernel(backward), Rnn.kernelOf(backward))
                        .read(DNNL_ARG_WEIGHTS_ITER, recurrentKernel(backward), Rnn.recurrentKernelOf(backward))
                        .read(DNNL_ARG_BIAS, bias.forward(), rnn.bias()).read(DNNL_ARG_DST_LAYER, states, part.rnn.y(), part.inY())
                        .update(DNNL_ARG_WORKSPACE, workspaces.get(i), Rnn.workspaceOf(part.forward))
                        .read(DNNL_ARG_DIFF_DST_LAYER, errors, part.rnn.y(), part.inY())
                        .write(DNNL_ARG_DIFF_SRC_LAYER, xGradient, part.rnn.x(), part.inX())
                        .update(DNNL_ARG_DIFF_WEIGHTS_LAYER, kernelGradients.get(i), rnn.kernel())
                        .update(DNNL_ARG_DIFF_WEIGHTS_ITER, recurrentGradients.get(i), rnn.recurrentKernel())
                        .update(DNNL_ARG_DIFF_BIAS, biasGradients.get(i), rnn.bias()));
            }
            site.add(together(calls));
            List.of(kernelGradients, recurrentGradients, biasGradients).forEach(this::addUp);
            bias.backward(biasGradients.get(0));
            input.backward(xGradient);
        }

        private Slot gradient(int weight) {
            return site.weightGradient(weight).orElseGet(() -> site.slot(site.weight(weight).length()));
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
