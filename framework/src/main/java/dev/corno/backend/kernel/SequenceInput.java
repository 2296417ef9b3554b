package dev.corno.backend.kernel;

import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.recurrent.RecurrentLayer;
import java.util.List;

/** What a recurrent layer reads: its input, or a copy from end to start, or without what dropout drops, which is the same in all steps. */
final class SequenceInput {

    private final LayerSite site;
    private final boolean isReversed;
    private final double dropout;
    private final long seed;
    private final int time;
    private final int features;
    private final float[] factors;
    private final float[] numbers;
    private final float[] result;

    SequenceInput(RecurrentLayer<?> layer, LayerSite site) {
        this.site = site;
        this.isReversed = layer.goBackwards();
        this.dropout = site.isTraining() ? layer.dropout() : 0;
        this.seed = layer.seed().orElse(site.seed());
        this.time = site.inputShape().dim(0);
        this.features = site.inputShape().dim(1);
        this.factors = new float[isDropping() ? site.batch() * features : 0];
        this.numbers = new float[isCopy() ? Math.toIntExact(site.input().length()) : 0];
        this.result = new float[numbers.length];
    }

    private boolean isDropping() {
        return dropout > 0;
    }

    private boolean isCopy() {
        return isReversed || isDropping();
    }

    /** {@return what is read} */
    Slot forward() {
        if (!isCopy()) {
            return site.input();
        }
        if (isDropping()) {
            drawFactors();
        }
        Slot read = site.slot(numbers.length);
        site.add(new JavaCall("input", List.of(site.input()), List.of(read), () -> copy(site.input(), read)));
        return read;
    }

    /** {@return where the gradient of what is read goes; {@link #backward} makes that of the input of it} */
    Slot gradient() {
        return site.needsInputGradient(0) && !isCopy() ? site.inputGradient(0) : site.slot(site.input().length());
    }

    void backward(Slot gradient) {
        if (site.needsInputGradient(0) && isCopy()) {
            Slot target = site.inputGradient(0);
            site.add(new JavaCall("input", List.of(gradient), List.of(target), () -> copy(gradient, target)));
        }
    }

    private void drawFactors() {
        RandomMask random = new RandomMask(dropout);
        Slot mask = site.slot(factors.length);
        site.add(new JavaCall("mask", List.of(), List.of(mask), () -> {
            random.fill(mask, seed, site.steps().current());
            mask.read(0, factors, 0, factors.length);
        }));
    }

    // Its own inverse but for the factors, so that gradients take the same way.
    private void copy(Slot from, Slot to) {
        from.read(0, numbers, 0, numbers.length);
        for (int sample = 0; sample < site.batch(); sample++) {
            for (int step = 0; step < time; step++) {
                int source = (sample * time + step) * features;
                int target = isReversed ? (sample * time + time - 1 - step) * features : source;
                if (isDropping()) {
                    multiply(source, target, sample * features);
                } else {
                    System.arraycopy(numbers, source, result, target, features);
                }
            }
        }
        to.write(0, result, 0, result.length);
    }

    private void multiply(int source, int target, int factor) {
        for (int i = 0; i < features; i++) {
            result[target + i] = numbers[source + i] * factors[factor + i];
        }
    }
}
