package dev.corno.backend.kernel;

import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * The largest or smallest of inputs. In Java, where what is not a number is larger and smaller than all numbers, as in Keras; the
 * gradient goes to the first input that has the result.
 */
final class ExtremeKernel extends MergeKernel {

    /** How many numbers are copied to the Java heap at a time: they stay in the first cache. */
    private static final int BLOCK = 2048;

    private final boolean isLargest;

    ExtremeKernel(boolean isLargest) {
        this.isLargest = isLargest;
    }

    @Override
    void merge(LayerSite site, List<Slot> inputs, Slot output) {
        int length = Math.toIntExact(output.length());
        float[] best = new float[Math.min(BLOCK, length)];
        float[] next = new float[best.length];
        site.add(new JavaCall("merge", inputs, List.of(output), () -> {
            for (int from = 0; from < length; from += BLOCK) {
                int count = Math.min(BLOCK, length - from);
                inputs.get(0).read(from, best, 0, count);
                for (int i = 1; i < inputs.size(); i++) {
                    inputs.get(i).read(from, next, 0, count);
                    keepBest(best, next, count);
                }
                output.write(from, best, 0, count);
            }
        }));
    }

    private void keepBest(float[] best, float[] next, int count) {
        if (isLargest) {
            for (int i = 0; i < count; i++) {
                best[i] = Math.max(best[i], next[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                best[i] = Math.min(best[i], next[i]);
            }
        }
    }

    @Override
    void backward(LayerSite site, List<Slot> inputs, Slot output, Slot gradient) {
        List<Slot> results = new ArrayList<>();
        inputs.forEach(input -> results.add(site.slot(gradient.length())));
        List<Slot> reads = new ArrayList<>(inputs);
        reads.add(output);
        reads.add(gradient);
        site.add(new JavaCall("merge", reads, results, new Shares(inputs, output, gradient, results)));
        for (int i = 0; i < inputs.size(); i++) {
            if (site.needsInputGradient(i)) {
                site.passGradient(i, results.get(i));
            }
        }
    }

    /** Gives each number's gradient to one of the inputs. */
    private static final class Shares implements Runnable {

        private final List<Slot> inputs;
        private final Slot output;
        private final Slot gradient;
        private final List<Slot> results;
        private final float[] x = new float[BLOCK];
        private final float[] y = new float[BLOCK];
        private final float[] left = new float[BLOCK];
        private final float[] share = new float[BLOCK];

        Shares(List<Slot> inputs, Slot output, Slot gradient, List<Slot> results) {
            this.inputs = inputs;
            this.output = output;
            this.gradient = gradient;
            this.results = results;
        }

        @Override
        public void run() {
            int length = Math.toIntExact(output.length());
            for (int from = 0; from < length; from += BLOCK) {
                int count = Math.min(BLOCK, length - from);
                output.read(from, y, 0, count);
                gradient.read(from, left, 0, count);
                for (int i = 0; i < inputs.size(); i++) {
                    inputs.get(i).read(from, x, 0, count);
                    take(count);
                    results.get(i).write(from, share, 0, count);
                }
            }
        }

        private void take(int count) {
            for (int i = 0; i < count; i++) {
                boolean wins = x[i] == y[i] || x[i] != x[i];
                share[i] = wins ? left[i] : 0;
                left[i] = wins ? 0 : left[i];
            }
        }
    }
}
