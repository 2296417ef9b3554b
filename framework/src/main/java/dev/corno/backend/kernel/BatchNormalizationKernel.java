package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.corno.activations.Activations;
import dev.corno.backend.HeldWeight;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.ActivationLayer;
import dev.corno.layers.Axis;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.tensor.Shape;
import java.util.Optional;

/**
 * {@link BatchNormalization}, together with a rectifier that follows. Channels lie last while it computes: those of another axis are
 * moved there and back.
 */
final class BatchNormalizationKernel implements Kernel<BatchNormalization> {

    @Override
    public void build(BatchNormalization layer, LayerSite site) {
        new Build(layer, site).forward();
    }

    private static final class Build {

        private final BatchNormalization layer;
        private final LayerSite site;
        private final int channels;
        private final Optional<Permutation> permutation;
        private final boolean usesMoving;
        private final Descriptor layout;
        private final Descriptor vector;
        private final Slot mean;
        private final Slot variance;
        private dev.corno.backend.onednn.BatchNormalization operation;
        private Slot x;
        private Slot workspace;

        Build(BatchNormalization layer, LayerSite site) {
            Shape in = site.inputShape();
            int position = Axis.position("BatchNormalization", layer.axis(), in);
            long after = in.slice(position + 1, in.rank()).size();
            this.layer = layer;
            this.site = site;
            this.channels = in.dim(position);
            this.permutation = after == 1 ? Optional.empty()
                    : Optional.of(Permutation.swap(site.batch() * in.slice(0, position).size(), channels, after));
            this.usesMoving = !site.isTraining() || site.isFrozen();
            this.layout = Descriptor.channelsLast(site.batch(), channels, 1, in.size() / channels);
            this.vector = Descriptor.rowMajor(channels);
            this.mean = usesMoving ? site.weight(meanIndex()) : site.lasting(channels);
            this.variance = usesMoving ? site.weight(meanIndex() + 1) : site.lasting(channels);
        }

        private int meanIndex() {
            return (layer.scale() ? 1 : 0) + (layer.center() ? 1 : 0);
        }

        private int betaIndex() {
            return layer.scale() ? 1 : 0;
        }

        void forward() {
            boolean hasRelu = permutation.isEmpty()
                    && site.absorb(ActivationLayer.class, next -> next.activation().equals(Activations.RELU)).isPresent();
            operation = new dev.corno.backend.onednn.BatchNormalization(layout, (float) layer.epsilon(), usesMoving, layer.scale(),
                    layer.center(), hasRelu);
            x = permutation.map(order -> {
                Slot moved = site.slotFor(site.inputShape());
                site.add(order.there(site.input(), moved));
                return moved;
            }).orElse(site.input());
            Slot y = site.slotFor(site.outputShape());
            boolean isKept = site.hasBackward() || !usesMoving;
            PrimitiveCall call = new PrimitiveCall("normalize", isKept ? operation.training() : operation.inference())
                    .read(DNNL_ARG_SRC, x, layout).write(DNNL_ARG_DST, y, layout);
            if (usesMoving) {
                readStatistics(call);
            } else {
                call.write(DNNL_ARG_MEAN, mean, vector).write(DNNL_ARG_VARIANCE, variance, vector);
                site.afterStep(this::moveStatistics);
            }
            readWeights(call);
            if (hasRelu && isKept) {
                Descriptor bytes = operation.workspace();
                workspace = site.slot((bytes.bytes() + Float.BYTES - 1) / Float.BYTES);
                call.write(DNNL_ARG_WORKSPACE, workspace, bytes);
            }
            site.add(call);
            site.output(permutation.map(order -> {
                Slot back = site.slotFor(site.outputShape());
                site.add(order.back(y, back));
                return back;
            }).orElse(y));
            site.backward(this::backward);
        }

        private void readStatistics(PrimitiveCall call) {
            call.read(DNNL_ARG_MEAN, mean, vector).read(DNNL_ARG_VARIANCE, variance, vector);
        }

        private void readWeights(PrimitiveCall call) {
            if (layer.scale()) {
                call.read(DNNL_ARG_SCALE, site.weight(0), vector);
            }
            if (layer.center()) {
                call.read(DNNL_ARG_SHIFT, site.weight(betaIndex()), vector);
            }
        }

        private void backward(Slot outputGradient) {
            Slot gradient = permutation.map(order -> {
                Slot moved = site.slot(outputGradient.length());
                site.add(order.there(outputGradient, moved));
                return moved;
            }).orElse(outputGradient);
            boolean mayReplace = gradient != outputGradient || !gradient.isShared();
            Slot result = mayReplace ? gradient : site.slot(gradient.length());
            boolean withWeights = site.trainsWeights();
            PrimitiveCall call = new PrimitiveCall("normalize", operation.backward(withWeights)).read(DNNL_ARG_SRC, x, layout)
                    .read(DNNL_ARG_DIFF_DST, gradient, layout).write(DNNL_ARG_DIFF_SRC, result, layout);
            readStatistics(call);
            readWeights(call);
            if (workspace != null) {
                call.read(DNNL_ARG_WORKSPACE, workspace, operation.workspace());
            }
            if (withWeights && layer.scale()) {
                call.write(DNNL_ARG_DIFF_SCALE, site.weightGradient(0).orElseThrow(), vector);
            }
            if (withWeights && layer.center()) {
                call.write(DNNL_ARG_DIFF_SHIFT, site.weightGradient(betaIndex()).orElseThrow(), vector);
            }
            site.add(call);
            if (site.needsInputGradient(0)) {
                pass(result);
            }
        }

        private void pass(Slot result) {
            if (permutation.isPresent()) {
                site.add(permutation.get().back(result, site.inputGradient(0)));
            } else {
                site.passGradient(0, result);
            }
        }

        private void moveStatistics() {
            move(site.held(meanIndex()), mean);
            move(site.held(meanIndex() + 1), variance);
        }

        private void move(HeldWeight moving, Slot found) {
            float[] batch = new float[channels];
            found.read(0, batch, 0, channels);
            float[] values = moving.values();
            float kept = (float) layer.momentum();
            for (int i = 0; i < channels; i++) {
                values[i] = values[i] * kept + batch[i] * (1 - kept);
            }
            moving.changed();
        }
    }
}
