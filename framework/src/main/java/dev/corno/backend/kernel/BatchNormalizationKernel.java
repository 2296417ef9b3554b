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
import dev.corno.backend.kernel.JavaBatchNormalization.Vectors;
import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.plan.Call;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.Kernel;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.ActivationLayer;
import dev.corno.layers.Axis;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@link BatchNormalization}, in training together with a rectifier that follows. Channels lie last while it computes: those of another
 * axis are moved there and back.
 */
final class BatchNormalizationKernel implements Kernel<BatchNormalization> {

    @Override
    public boolean takes(BatchNormalization layer, LayerSite site) {
        return !layer.renorm() || !site.isTraining() || site.isFrozen();
    }

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
        private final Vectors vectors;
        private final Optional<JavaBatchNormalization> inJava;
        private boolean hasRectifier;
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
            Slot mean = usesMoving ? site.weight(meanIndex()) : site.lasting(channels);
            Slot variance = usesMoving ? site.weight(meanIndex() + 1) : site.lasting(channels);
            this.vectors = new Vectors(mean, variance, layer.scale() ? Optional.of(site.weight(0)) : Optional.empty(),
                    layer.center() ? Optional.of(site.weight(betaIndex())) : Optional.empty());
            this.inJava = operation().training().implementation().contains("jit") ? Optional.empty()
                    : Optional.of(new JavaBatchNormalization(channels, site.batch() * in.size() / channels, (float) layer.epsilon(),
                            usesMoving));
        }

        private int meanIndex() {
            return betaIndex() + (layer.center() ? 1 : 0);
        }

        private int betaIndex() {
            return layer.scale() ? 1 : 0;
        }

        private dev.corno.backend.onednn.BatchNormalization operation() {
            return new dev.corno.backend.onednn.BatchNormalization(layout, (float) layer.epsilon(), usesMoving, layer.scale(),
                    layer.center(), hasRectifier);
        }

        void forward() {
            hasRectifier = !usesMoving && permutation.isEmpty() && inJava.isEmpty()
                    && site.absorb(ActivationLayer.class, next -> next.activation().equals(Activations.RELU)).isPresent();
            x = permutation.map(order -> {
                Slot moved = site.slotFor(site.inputShape());
                site.add(order.there(site.input(), moved));
                return moved;
            }).orElse(site.input());
            Slot y = site.slotFor(site.outputShape());
            site.add(inJava.map(java -> java.forward(x, y, vectors)).orElseGet(() -> forwardCall(y)));
            if (hasRectifier) {
                site.add(new JavaCall("check", vectors.with(y), List.of(y), () -> showFailure(y)));
            }
            if (!usesMoving) {
                site.afterStep(this::moveStatistics);
            }
            site.output(permutation.map(order -> {
                Slot back = site.slotFor(site.outputShape());
                site.add(order.back(y, back));
                return back;
            }).orElse(y));
            site.backward(this::backward);
        }

        private Call forwardCall(Slot y) {
            boolean isKept = site.hasBackward() || !usesMoving;
            PrimitiveCall call = new PrimitiveCall("normalize", isKept ? operation().training() : operation().inference())
                    .read(DNNL_ARG_SRC, x, layout).write(DNNL_ARG_DST, y, layout);
            readWeights(call);
            if (usesMoving) {
                readStatistics(call);
            } else {
                call.write(DNNL_ARG_MEAN, vectors.mean(), vector).write(DNNL_ARG_VARIANCE, vectors.variance(), vector);
            }
            if (hasRectifier) {
                Descriptor bits = operation().workspace();
                workspace = site.slot(bits.numbers());
                call.write(DNNL_ARG_WORKSPACE, workspace, bits);
            }
            return call;
        }

        private void readStatistics(PrimitiveCall call) {
            call.read(DNNL_ARG_MEAN, vectors.mean(), vector).read(DNNL_ARG_VARIANCE, vectors.variance(), vector);
        }

        private void readWeights(PrimitiveCall call) {
            vectors.gamma().ifPresent(gamma -> call.read(DNNL_ARG_SCALE, gamma, vector));
            vectors.beta().ifPresent(beta -> call.read(DNNL_ARG_SHIFT, beta, vector));
        }

        // oneDNN's rectifier makes 0 of what is not a number, and no one would see that training has failed.
        private void showFailure(Slot y) {
            float[] numbers = new float[channels];
            boolean isFinite = true;
            for (Slot slot : vectors.all()) {
                slot.read(0, numbers, 0, channels);
                for (float number : numbers) {
                    isFinite &= Math.abs(number) < Float.POSITIVE_INFINITY;
                }
            }
            if (!isFinite) {
                float[] failed = new float[Math.toIntExact(y.length())];
                Arrays.fill(failed, Float.NaN);
                y.write(0, failed, 0, failed.length);
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
            Optional<Slot> gammaGradient = layer.scale() ? site.weightGradient(0) : Optional.empty();
            Optional<Slot> betaGradient = layer.center() ? site.weightGradient(betaIndex()) : Optional.empty();
            site.add(inJava.map(java -> java.backward(x, gradient, result, vectors, gammaGradient, betaGradient))
                    .orElseGet(() -> backwardCall(gradient, result, gammaGradient, betaGradient)));
            if (site.needsInputGradient(0)) {
                pass(result);
            }
        }

        private Call backwardCall(Slot gradient, Slot result, Optional<Slot> gammaGradient, Optional<Slot> betaGradient) {
            PrimitiveCall call = new PrimitiveCall("normalize", operation().backward()).read(DNNL_ARG_SRC, x, layout)
                    .read(DNNL_ARG_DIFF_DST, gradient, layout).write(DNNL_ARG_DIFF_SRC, result, layout);
            readStatistics(call);
            readWeights(call);
            if (layer.scale()) {
                call.write(DNNL_ARG_DIFF_SCALE, gammaGradient.orElseGet(() -> site.slot(channels)), vector);
            }
            if (layer.center()) {
                call.write(DNNL_ARG_DIFF_SHIFT, betaGradient.orElseGet(() -> site.slot(channels)), vector);
            }
            if (hasRectifier) {
                call.read(DNNL_ARG_WORKSPACE, workspace, operation().workspace());
            }
            return call;
        }

        private void pass(Slot result) {
            if (permutation.isPresent()) {
                site.add(permutation.get().back(result, site.inputGradient(0)));
            } else {
                site.passGradient(0, result);
            }
        }

        private void moveStatistics() {
            move(site.held(meanIndex()), vectors.mean());
            move(site.held(meanIndex() + 1), vectors.variance());
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
