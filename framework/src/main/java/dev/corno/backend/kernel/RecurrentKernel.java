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
import dev.corno.backend.onednn.Operation;
import dev.corno.backend.onednn.Reorder;
import dev.corno.backend.onednn.Rnn;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.RecurrentLayer;
import java.util.List;

/**
 * {@link dev.corno.layers.recurrent.LSTM} and {@link GRU}: one call of oneDNN for all steps of a batch of sequences, which multiplies
 * the inputs of all steps at once. It knows tanh and sigmoid only, and no dropout of the state.
 */
final class RecurrentKernel implements Kernel<RecurrentLayer<?>> {

    private static final int KERNEL = 0;
    private static final int RECURRENT_KERNEL = 1;

    @Override
    public boolean takes(RecurrentLayer<?> layer, LayerSite site) {
        return layer.activation() instanceof Tanh && layer.recurrentActivation() instanceof Sigmoid
                && (layer.recurrentDropout() == 0 || !site.isTraining());
    }

    @Override
    public void build(RecurrentLayer<?> layer, LayerSite site) {
        Rnn rnn = new Rnn(cell(layer), site.inputShape().dim(0), site.batch(), site.inputShape().dim(1), layer.units());
        Operation forward = rnn.forward(site.hasBackward());
        SequenceInput input = new SequenceInput(layer, site);
        RecurrentBias bias = new RecurrentBias(rnn, layer, site);
        Slot x = input.forward();
        Slot kernel = arranged(site, KERNEL, rnn.kernel(), Rnn.kernelOf(forward));
        Slot recurrentKernel = arranged(site, RECURRENT_KERNEL, rnn.recurrentKernel(), Rnn.recurrentKernelOf(forward));
        Slot states = site.slot(rnn.time() * rnn.batch() * rnn.units());
        PrimitiveCall call = new PrimitiveCall("steps", forward).read(DNNL_ARG_SRC_LAYER, x, rnn.x())
                .read(DNNL_ARG_WEIGHTS_LAYER, kernel, Rnn.kernelOf(forward))
                .read(DNNL_ARG_WEIGHTS_ITER, recurrentKernel, Rnn.recurrentKernelOf(forward))
                .read(DNNL_ARG_BIAS, bias.forward(), rnn.bias()).write(DNNL_ARG_DST_LAYER, states, rnn.y());
        site.add(call);
        site.output(layer.returnSequences() ? states : last(rnn, site, states));
        if (site.hasBackward()) {
            Slot workspace = site.slot(numbers(Rnn.workspaceOf(forward)));
            call.write(DNNL_ARG_WORKSPACE, workspace, Rnn.workspaceOf(forward));
            site.backward(gradient -> {
                Slot errors = layer.returnSequences() ? gradient : spread(rnn, site, gradient);
                backward(rnn, forward, site, input, bias, new Kept(x, states, workspace), errors);
            });
        }
    }

    private static Rnn.Cell cell(RecurrentLayer<?> layer) {
        if (layer instanceof GRU gru) {
            return gru.resetAfter() ? Rnn.Cell.GRU_RESET_AFTER : Rnn.Cell.GRU;
        }
        return Rnn.Cell.LSTM;
    }

    private static Slot arranged(LayerSite site, int weight, Descriptor plain, Descriptor wanted) {
        if (wanted.sameAs(plain)) {
            return site.weight(weight);
        }
        Slot slot = site.lasting(numbers(wanted));
        site.prepare(new PrimitiveCall("weights", Reorder.of(plain, wanted)).read(DNNL_ARG_FROM, site.weight(weight), plain)
                .write(DNNL_ARG_TO, slot, wanted));
        return slot;
    }

    private static long numbers(Descriptor layout) {
        return (layout.bytes() + Float.BYTES - 1) / Float.BYTES;
    }

    private static Slot last(Rnn rnn, LayerSite site, Slot states) {
        Slot output = site.slot(rnn.batch() * rnn.units());
        Descriptor row = Descriptor.rowMajor(1, rnn.batch(), rnn.units());
        site.add(new PrimitiveCall("last", Reorder.of(lastOf(rnn), row)).read(DNNL_ARG_FROM, states, lastOf(rnn))
                .write(DNNL_ARG_TO, output, row));
        return output;
    }

    /** {@return the gradient of all states where only the last is put out: what lasts is 0 but for that, from step to step} */
    private static Slot spread(Rnn rnn, LayerSite site, Slot gradient) {
        Slot errors = site.lasting(rnn.time() * rnn.batch() * rnn.units());
        Descriptor row = Descriptor.rowMajor(1, rnn.batch(), rnn.units());
        site.add(new PrimitiveCall("last", Reorder.of(row, lastOf(rnn))).read(DNNL_ARG_FROM, gradient, row)
                .update(DNNL_ARG_TO, errors, lastOf(rnn)));
        return errors;
    }

    private static Descriptor lastOf(Rnn rnn) {
        return rnn.y().part(new long[] {rnn.time() - 1, 0, 0}, new long[] {1, rnn.batch(), rnn.units()});
    }

    private static void backward(Rnn rnn, Operation forward, LayerSite site, SequenceInput input, RecurrentBias bias, Kept kept,
            Slot errors) {
        Operation backward = rnn.backward(forward);
        Slot kernelGradient = gradient(site, KERNEL);
        Slot recurrentGradient = gradient(site, RECURRENT_KERNEL);
        Slot biasGradient = bias.gradient();
        Slot xGradient = input.gradient();
        zero(site, kernelGradient, recurrentGradient, biasGradient);
        site.add(new PrimitiveCall("steps", backward).read(DNNL_ARG_SRC_LAYER, kept.x(), rnn.x())
                .read(DNNL_ARG_WEIGHTS_LAYER, arranged(site, KERNEL, rnn.kernel(), Rnn.kernelOf(backward)), Rnn.kernelOf(backward))
                .read(DNNL_ARG_WEIGHTS_ITER, arranged(site, RECURRENT_KERNEL, rnn.recurrentKernel(), Rnn.recurrentKernelOf(backward)),
                        Rnn.recurrentKernelOf(backward))
                .read(DNNL_ARG_BIAS, bias.forward(), rnn.bias()).read(DNNL_ARG_DST_LAYER, kept.states(), rnn.y())
                .update(DNNL_ARG_WORKSPACE, kept.workspace(), Rnn.workspaceOf(forward))
                .read(DNNL_ARG_DIFF_DST_LAYER, errors, rnn.y()).write(DNNL_ARG_DIFF_SRC_LAYER, xGradient, rnn.x())
                .update(DNNL_ARG_DIFF_WEIGHTS_LAYER, kernelGradient, rnn.kernel())
                .update(DNNL_ARG_DIFF_WEIGHTS_ITER, recurrentGradient, rnn.recurrentKernel())
                .update(DNNL_ARG_DIFF_BIAS, biasGradient, rnn.bias()));
        bias.backward(biasGradient);
        input.backward(xGradient);
    }

    private static Slot gradient(LayerSite site, int weight) {
        return site.weightGradient(weight).orElseGet(() -> site.slot(site.weight(weight).length()));
    }

    // oneDNN adds to what is there.
    private static void zero(LayerSite site, Slot... slots) {
        float[] zeros = new float[Math.toIntExact(List.of(slots).stream().mapToLong(Slot::length).max().orElseThrow())];
        site.add(new JavaCall("zero", List.of(), List.of(slots), () -> {
            for (Slot slot : slots) {
                slot.write(0, zeros, 0, Math.toIntExact(slot.length()));
            }
        }));
    }

    /** What the forward pass leaves for the way back. */
    private record Kept(Slot x, Slot states, Slot workspace) {
    }
}
