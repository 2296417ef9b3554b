package dev.corno.backend.kernel;

import dev.corno.backend.plan.Call;
import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalization of rows of channels in Java, for numbers of channels that do not fill vector registers, where oneDNN is slow.
 * Several rows are treated as one long row with the channels repeated, so that few channels make long loops too.
 */
final class JavaBatchNormalization {

    /** About how many numbers are copied to the Java heap at a time: they stay in the first cache. */
    private static final int BLOCK = 2048;

    /** How many numbers are added up in single precision before the sum is added in double precision. */
    private static final int RUN = 32;

    private final int channels;
    private final int length;
    private final float epsilon;
    private final boolean usesMoving;
    private final float[] x;
    private final float[] gradients;
    private final float[] means;
    private final float[] first;
    private final float[] second;
    private final float[] third;
    private final Total sum;
    private final Total product;

    /**
     * Makes room.
     *
     * @param channels length of a row
     * @param rows how many rows
     * @param epsilon added to the variance
     * @param usesMoving whether mean and variance are given
     */
    JavaBatchNormalization(int channels, long rows, float epsilon, boolean usesMoving) {
        int width = channels * (int) Math.max(1, Math.min(rows, BLOCK / channels));
        this.channels = channels;
        this.length = Math.toIntExact(rows * channels);
        this.epsilon = epsilon;
        this.usesMoving = usesMoving;
        this.x = new float[width];
        this.gradients = new float[width];
        this.means = new float[width];
        this.first = new float[width];
        this.second = new float[width];
        this.third = new float[width];
        this.sum = new Total(channels, width);
        this.product = new Total(channels, width);
    }

    /** {@return the call that normalizes x to y, and leaves mean and variance unless they are given} */
    Call forward(Slot x, Slot y, Vectors vectors) {
        List<Slot> writes = usesMoving ? List.of(y) : List.of(y, vectors.mean(), vectors.variance());
        return new JavaCall("normalize", vectors.with(x), writes, () -> forwardNow(x, y, vectors));
    }

    private void forwardNow(Slot from, Slot to, Vectors vectors) {
        float[] mean = new float[channels];
        float[] variance = new float[channels];
        if (usesMoving) {
            vectors.mean().read(0, mean, 0, channels);
            vectors.variance().read(0, variance, 0, channels);
        } else {
            findMean(from, mean);
            findVariance(from, mean, variance);
            vectors.mean().write(0, mean, 0, channels);
            vectors.variance().write(0, variance, 0, channels);
        }
        repeat(mean, means);
        repeat(scales(variance, vectors.gamma()), first);
        repeat(read(vectors.beta(), 0), second);
        for (int at = 0; at < length; at += x.length) {
            int count = Math.min(x.length, length - at);
            from.read(at, x, 0, count);
            for (int i = 0; i < count; i++) {
                x[i] = (x[i] - means[i]) * first[i] + second[i];
            }
            to.write(at, x, 0, count);
        }
    }

    private void findMean(Slot from, float[] mean) {
        sum.clear();
        for (int at = 0; at < length; at += x.length) {
            int count = Math.min(x.length, length - at);
            from.read(at, x, 0, count);
            sum.add(x, count);
        }
        average(mean);
    }

    private void findVariance(Slot from, float[] mean, float[] variance) {
        sum.clear();
        repeat(mean, means);
        for (int at = 0; at < length; at += x.length) {
            int count = Math.min(x.length, length - at);
            from.read(at, x, 0, count);
            for (int i = 0; i < count; i++) {
                float difference = x[i] - means[i];
                x[i] = difference * difference;
            }
            sum.add(x, count);
        }
        average(variance);
    }

    private void average(float[] averages) {
        double[] totals = sum.get();
        double rows = (double) length / channels;
        for (int i = 0; i < channels; i++) {
            averages[i] = (float) (totals[i] / rows);
        }
    }

    private float[] scales(float[] variance, Optional<Slot> gamma) {
        float[] scales = read(gamma, 1);
        for (int i = 0; i < channels; i++) {
            scales[i] /= (float) Math.sqrt(variance[i] + epsilon);
        }
        return scales;
    }

    private float[] read(Optional<Slot> slot, float otherwise) {
        float[] numbers = new float[channels];
        if (slot.isPresent()) {
            slot.get().read(0, numbers, 0, channels);
        } else {
            Arrays.fill(numbers, otherwise);
        }
        return numbers;
    }

    private void repeat(float[] row, float[] target) {
        for (int at = 0; at < target.length; at += channels) {
            System.arraycopy(row, 0, target, at, channels);
        }
    }

    /** {@return the call that leaves the gradients of x, gamma and beta; may write over the gradient of y} */
    Call backward(Slot x, Slot gradient, Slot result, Vectors vectors, Optional<Slot> gammaGradient, Optional<Slot> betaGradient) {
        List<Slot> reads = vectors.with(x);
        reads.add(gradient);
        List<Slot> writes = new ArrayList<>(List.of(result));
        gammaGradient.ifPresent(writes::add);
        betaGradient.ifPresent(writes::add);
        return new JavaCall("normalize", reads, writes, () -> {
            float[] mean = new float[channels];
            vectors.mean().read(0, mean, 0, channels);
            repeat(mean, means);
            addUpGradients(x, gradient);
            float[] variance = new float[channels];
            vectors.variance().read(0, variance, 0, channels);
            float[] deviations = scales(variance, Optional.empty());
            betaGradient.ifPresent(slot -> slot.write(0, toFloats(sum.get()), 0, channels));
            gammaGradient.ifPresent(slot -> slot.write(0, gammaGradients(deviations), 0, channels));
            prepare(scales(variance, vectors.gamma()), deviations);
            addTerms(x, gradient, result);
        });
    }

    private void addUpGradients(Slot from, Slot gradient) {
        sum.clear();
        product.clear();
        for (int at = 0; at < length; at += x.length) {
            int count = Math.min(x.length, length - at);
            from.read(at, x, 0, count);
            gradient.read(at, gradients, 0, count);
            for (int i = 0; i < count; i++) {
                x[i] = (x[i] - means[i]) * gradients[i];
            }
            sum.add(gradients, count);
            product.add(x, count);
        }
    }

    private static float[] toFloats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private float[] gammaGradients(float[] deviations) {
        float[] numbers = toFloats(product.get());
        for (int i = 0; i < channels; i++) {
            numbers[i] *= deviations[i];
        }
        return numbers;
    }

    /** The gradient of x is {@code first * g + second * (x - mean) + third}; given statistics do not depend on x. */
    private void prepare(float[] scales, float[] deviations) {
        double rows = (double) length / channels;
        float[] slopes = new float[channels];
        float[] shifts = new float[channels];
        double[] sums = sum.get();
        double[] products = product.get();
        for (int i = 0; i < channels && !usesMoving; i++) {
            slopes[i] = (float) (-scales[i] * deviations[i] * deviations[i] * products[i] / rows);
            shifts[i] = (float) (-scales[i] * sums[i] / rows);
        }
        repeat(scales, first);
        repeat(slopes, second);
        repeat(shifts, third);
    }

    private void addTerms(Slot from, Slot gradient, Slot result) {
        for (int at = 0; at < length; at += x.length) {
            int count = Math.min(x.length, length - at);
            from.read(at, x, 0, count);
            gradient.read(at, gradients, 0, count);
            for (int i = 0; i < count; i++) {
                x[i] = gradients[i] * first[i] + (x[i] - means[i]) * second[i] + third[i];
            }
            result.write(at, x, 0, count);
        }
    }

    /** The sum of each channel's numbers. */
    private static final class Total {

        private final double[] totals;
        private final float[] run;
        private int blocks;

        Total(int channels, int width) {
            this.totals = new double[channels];
            this.run = new float[width];
        }

        void clear() {
            Arrays.fill(totals, 0);
        }

        void add(float[] numbers, int count) {
            for (int i = 0; i < count; i++) {
                run[i] += numbers[i];
            }
            blocks++;
            if (blocks == RUN) {
                fold();
            }
        }

        private void fold() {
            for (int row = 0; row < run.length; row += totals.length) {
                for (int i = 0; i < totals.length; i++) {
                    totals[i] += run[row + i];
                }
            }
            Arrays.fill(run, 0);
            blocks = 0;
        }

        double[] get() {
            fold();
            return totals;
        }
    }

    /**
     * What there is one of for each channel.
     *
     * @param mean the mean
     * @param variance the variance
     * @param gamma the scale, or empty
     * @param beta the shift, or empty
     */
    record Vectors(Slot mean, Slot variance, Optional<Slot> gamma, Optional<Slot> beta) {

        /** {@return all of them} */
        List<Slot> all() {
            List<Slot> slots = new ArrayList<>(List.of(mean, variance));
            gamma.ifPresent(slots::add);
            beta.ifPresent(slots::add);
            return slots;
        }

        /** {@return all of them and another one} */
        List<Slot> with(Slot other) {
            List<Slot> slots = all();
            slots.add(other);
            return slots;
        }
    }
}
