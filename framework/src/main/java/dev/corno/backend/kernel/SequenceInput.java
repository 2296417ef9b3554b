package dev.corno.backend.kernel;

import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.layers.recurrent.Recurrence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a recurrent layer reads: its input, or a copy in another order of steps, or without what dropout drops, which is the same in all steps.
 * It may have one more feature, 1 in the steps that are left over at the end, see {@link MemoryKeeper}.
 */
final class SequenceInput {

    private final LayerSite site;
    private final StepOrder order;
    private final double dropout;
    private final long seed;
    private final int time;
    private final int features;
    private final int width;
    private final boolean marksRest;
    private final float[] factors;
    private final float[] numbers;
    private final float[] result;

    SequenceInput(Recurrence recurrence, LayerSite site, StepOrder order, boolean marksRest) {
        this.site = site;
        this.order = order;
        this.dropout = site.isTraining() ? recurrence.dropout() : 0;
        this.seed = recurrence.seed().orElse(site.seed());
        this.time = site.inputShape().dim(0);
        this.features = site.inputShape().dim(1);
        this.factors = new float[isDropping() ? site.batch() * features : 0];
        this.marksRest = marksRest;
        this.width = features + (marksRest ? 1 : 0);
        this.numbers = new float[isCopy() ? Math.multiplyExact(site.batch() * time, width) : 0];
        this.result = new float[numbers.length];
    }

    private boolean isDropping() {
        return dropout > 0;
    }

    private boolean isCopy() {
        return !order.isPlain() || isDropping();
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
        List<Slot> reads = Stream.concat(Stream.of(site.input()), order.mask().stream()).toList();
        site.add(new JavaCall("input", reads, List.of(read), () -> {
            order.read();
            copy(site.input(), read, false);
        }));
        return read;
    }

    /** {@return where the gradient of what is read goes; {@link #backward} makes that of the input of it} */
    Slot gradient() {
        return site.needsInputGradient(0) && !isCopy() ? site.inputGradient(0) : site.slot((long) site.batch() * time * width);
    }

    void backward(Slot gradient) {
        if (site.needsInputGradient(0) && isCopy()) {
            Slot target = site.inputGradient(0);
            site.add(new JavaCall("input", List.of(gradient), List.of(target), () -> copy(gradient, target, true)));
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

    // Gradients go back the same way, through the same factors.
    private void copy(Slot from, Slot to, boolean back) {
        from.read(0, numbers, 0, Math.toIntExact(from.length()));
        if (order.mask().isPresent()) {
            Arrays.fill(result, 0);
        }
        for (int sample = 0; sample < site.batch(); sample++) {
            for (int step = 0; step < time; step++) {
                int place = order.isPlain() ? step : order.place(sample, step);
                if (place >= 0) {
                    int outside = (sample * time + step) * features;
                    int inside = (sample * time + place) * width;
                    move(back ? inside : outside, back ? outside : inside, sample * features);
                }
            }
        }
        if (marksRest && !back) {
            markRest();
        }
        to.write(0, result, 0, Math.toIntExact(to.length()));
    }

    private void markRest() {
        for (int sample = 0; sample < site.batch(); sample++) {
            for (int place = order.state(sample, time - 1) + 1; place < time; place++) {
                result[(sample * time + place) * width + features] = 1;
            }
        }
    }

    private void move(int source, int target, int factor) {
        if (isDropping()) {
            multiply(source, target, factor);
        } else {
            System.arraycopy(numbers, source, result, target, features);
        }
    }

    private void multiply(int source, int target, int factor) {
        for (int i = 0; i < features; i++) {
            result[target + i] = numbers[source + i] * factors[factor + i];
        }
    }
}
