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
import java.util.List;
import java.util.function.Supplier;

/**
 * {@link dev.corno.layers.recurrent.LSTM} and {@link GRU}: one call of oneDNN for all steps of a batch of sequences, which multiplies
 * the inputs of all steps at once. It knows tanh and sigmoid only, and no dropout of the state.
 */
final class RecurrentKernel implements Kernel<RecurrentLayer<?>> {

    private static final int KERNEL = 0;
    private static final int RECURRENT_KERNEL = 1;

    /** Multiplications followed by an addition in a step, below which threads would wait for one another longer than they work. */
    private static final double SMALL_STEP = 1e7;

    @Override
    public boolean takes(RecurrentLayer<?> layer, LayerSite site) {
        return layer.activation() instanceof Tanh && layer.recurrentActivation() instanceof Sigmoid
                && (layer.recurrentDropout() == 0 || !site.isTraining());
    }

    @Override
    public void check(RecurrentLayer<?> layer, String name) {
        ActivationForm.of(layer.activation());
        ActivationForm.of(layer.recurrentActivation());
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
        private final boolean isSerial;
        private final Operation forward;
        private final SequenceInput input;
        private final RecurrentBias bias;

        Steps(RecurrentLayer<?> layer, LayerSite site) {
            this.layer = layer;
            this.site = site;
            this.rnn = new Rnn(cell(layer), site.inputShape().dim(0), site.batch(), site.inputShape().dim(1), layer.units());
            this.isSerial = (double) rnn.batch() * rnn.units() * rnn.units() * layer.gates() < SMALL_STEP;
            this.forward = chosen(() -> rnn.forward(site.hasBackward()));
            this.input = new SequenceInput(layer, site);
            this.bias = new RecurrentBias(rnn, layer, site);
        }

        private static Rnn.Cell cell(RecurrentLayer<?> layer) {
            if (layer instanceof GRU gru) {
                return gru.resetAfter() ? Rnn.Cell.GRU_RESET_AFTER : Rnn.Cell.GRU;
            }
            return Rnn.Cell.LSTM;
        }

        void build() {
            Slot x = input.forward();
            Slot states = site.slot(rnn.time() * rnn.batch() * rnn.units());
            PrimitiveCall call = new PrimitiveCall("steps", forward).read(DNNL_ARG_SRC_LAYER, x, rnn.x())
                    .read(DNNL_ARG_WEIGHTS_LAYER, kernel(forward), Rnn.kernelOf(forward))
                    .read(DNNL_ARG_WEIGHTS_ITER, recurrentKernel(forward), Rnn.recurrentKernelOf(forward))
                    .read(DNNL_ARG_BIAS, bias.forward(), rnn.bias()).write(DNNL_ARG_DST_LAYER, states, rnn.y());
            site.add(counted(call));
            site.output(layer.returnSequences() ? states : last(states));
            if (site.hasBackward()) {
                Slot workspace = site.slot(numbers(Rnn.workspaceOf(forward)));
                call.write(DNNL_ARG_WORKSPACE, workspace, Rnn.workspaceOf(forward));
                site.backward(gradient -> backward(x, states, workspace, layer.returnSequences() ? gradient : spread(gradient)));
            }
        }

        // How a weight is arranged may depend on the number of threads.
        private <T> T chosen(Supplier<T> choice) {
            int before = OpenMp.used();
            OpenMp.use(isSerial ? 1 : before);
            T result = choice.get();
            OpenMp.use(before);
            return result;
        }

        private Call counted(Call call) {
            return isSerial ? new SerialCall(call) : call;
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
            Slot slot = site.lasting(numbers(wanted));
            site.prepare(counted(new PrimitiveCall("weights", chosen(() -> Reorder.of(plain, wanted)))
                    .read(DNNL_ARG_FROM, site.weight(weight), plain).write(DNNL_ARG_TO, slot, wanted)));
            return slot;
        }

        private static long numbers(Descriptor layout) {
            return (layout.bytes() + Float.BYTES - 1) / Float.BYTES;
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

        private void backward(Slot x, Slot states, Slot workspace, Slot errors) {
            Operation backward = chosen(() -> rnn.backward(forward));
            Slot kernelGradient = gradient(KERNEL);
            Slot recurrentGradient = gradient(RECURRENT_KERNEL);
            Slot biasGradient = bias.gradient();
            Slot xGradient = input.gradient();
            zero(kernelGradient, recurrentGradient, biasGradient);
            site.add(counted(new PrimitiveCall("steps", backward).read(DNNL_ARG_SRC_LAYER, x, rnn.x())
                    .read(DNNL_ARG_WEIGHTS_LAYER, kernel(backward), Rnn.kernelOf(backward))
                    .read(DNNL_ARG_WEIGHTS_ITER, recurrentKernel(backward), Rnn.recurrentKernelOf(backward))
                    .read(DNNL_ARG_BIAS, bias.forward(), rnn.bias()).read(DNNL_ARG_DST_LAYER, states, rnn.y())
                    .update(DNNL_ARG_WORKSPACE, workspace, Rnn.workspaceOf(forward))
                    .read(DNNL_ARG_DIFF_DST_LAYER, errors, rnn.y()).write(DNNL_ARG_DIFF_SRC_LAYER, xGradient, rnn.x())
                    .update(DNNL_ARG_DIFF_WEIGHTS_LAYER, kernelGradient, rnn.kernel())
                    .update(DNNL_ARG_DIFF_WEIGHTS_ITER, recurrentGradient, rnn.recurrentKernel())
                    .update(DNNL_ARG_DIFF_BIAS, biasGradient, rnn.bias())));
            bias.backward(biasGradient);
            input.backward(xGradient);
        }

        private Slot gradient(int weight) {
            return site.weightGradient(weight).orElseGet(() -> site.slot(site.weight(weight).length()));
        }

        // oneDNN adds to what is there.
        private void zero(Slot... slots) {
            float[] zeros = new float[Math.toIntExact(List.of(slots).stream().mapToLong(Slot::length).max().orElseThrow())];
            site.add(new JavaCall("zero", List.of(), List.of(slots), () -> {
                for (Slot slot : slots) {
                    slot.write(0, zeros, 0, Math.toIntExact(slot.length()));
                }
            }));
        }
    }
}
