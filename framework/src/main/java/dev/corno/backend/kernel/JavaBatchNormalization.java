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
    private final double[] sums;
    private final double[] products;

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
        this.sums = new double[channels];
        this.products = new double[channels];
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
        Arrays.fill(sums, 0);
        for (int at = 0; at < length; at += x.length) {
            int count = Math.min(x.length, length - at);
            from.read(at, x, 0, count);
            addUp(x, count, sums);
        }
        average(sums, mean);
    }

    private void findVariance(Slot from, float[] mean, float[] variance) {
        Arrays.fill(sums, 0);
        repeat(mean, means);
        for (int at = 0; at < length; at += x.length) {
            int count = Math.min(x.length, length - at);
            from.read(at, x, 0, count);
            for (int i = 0; i < count; i++) {
                float difference = x[i] - means[i];
                x[i] = difference * difference;
            }
            addUp(x, count, sums);
        }
        average(sums, variance);
    }

    private void average(double[] totals, float[] averages) {
        double rows = (double) length / channels;
        for (int i = 0; i < channels; i++) {
            averages[i] = (float) (totals[i] / rows);
        }
    }

    private void addUp(float[] numbers, int count, double[] totals) {
        for (int row = 0; row < count; row += channels) {
            for (int i = 0; i < channels; i++) {
                totals[i] += numbers[row + i];
            }
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
            betaGradient.ifPresent(slot -> slot.write(0, toFloats(sums), 0, channels));
            gammaGradient.ifPresent(slot -> slot.write(0, gammaGradients(deviations), 0, channels));
            prepare(scales(variance, vectors.gamma()), deviations);
            addTerms(x, gradient, result);
        });
    }

    private void addUpGradients(Slot from, Slot gradient) {
        Arrays.fill(sums, 0);
        Arrays.fill(products, 0);
        for (int at = 0; at < length; at += x.length) {
            int count = Math.min(x.length, length - at);
            from.read(at, x, 0, count);
            gradient.read(at, gradients, 0, count);
            for (int i = 0; i < count; i++) {
                x[i] = (x[i] - means[i]) * gradients[i];
            }
            addUp(gradients, count, sums);
            addUp(x, count, products);
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
        float[] numbers = toFloats(products);
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
