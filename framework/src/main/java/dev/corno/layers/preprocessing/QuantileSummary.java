package dev.corno.layers.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Some values in ascending order and how many each stands for: what Keras keeps of data to find its quantiles. */
final class QuantileSummary {

    static final QuantileSummary EMPTY = new QuantileSummary(new float[0], new float[0]);

    private final float[] values;
    private final float[] weights;

    private QuantileSummary(float[] values, float[] weights) {
        this.values = values;
        this.weights = weights;
    }

    /** {@return about {@code 1 / epsilon} of some numbers} */
    static QuantileSummary of(float[] numbers, double epsilon) {
        float[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double increment = sorted.length / (1.0 / epsilon);
        double step = Math.max(increment, 1);
        List<Float> chosen = new ArrayList<>();
        for (int i = (int) (step - 1); i < sorted.length; i += (int) step) {
            chosen.add(sorted[i]);
        }
        float[] values = new float[chosen.size()];
        float[] weights = new float[chosen.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = chosen.get(i);
            weights[i] = (float) step;
        }
        return new QuantileSummary(values, weights);
    }

    QuantileSummary merged(QuantileSummary other, double epsilon) {
        int size = values.length + other.values.length;
        float[] allValues = Arrays.copyOf(values, size);
        float[] allWeights = Arrays.copyOf(weights, size);
        System.arraycopy(other.values, 0, allValues, values.length, other.values.length);
        System.arraycopy(other.weights, 0, allWeights, weights.length, other.weights.length);
        int[] order = IntStream.range(0, size).boxed().sorted(Comparator.comparing(i -> allValues[i])).mapToInt(i -> i).toArray();
        float[] sortedValues = new float[size];
        float[] sortedWeights = new float[size];
        for (int i = 0; i < size; i++) {
            sortedValues[i] = allValues[order[i]];
            sortedWeights[i] = allWeights[order[i]];
        }
        return new QuantileSummary(sortedValues, sortedWeights).compressed(epsilon);
    }

    /** {@return the values between so many bins} */
    List<Double> boundaries(int bins) {
        float[] quantiles = compressed(1.0 / bins).values;
        return IntStream.range(0, Math.max(quantiles.length - 1, 0)).mapToObj(i -> (double) quantiles[i]).toList();
    }

    private QuantileSummary compressed(double epsilon) {
        if (values.length * epsilon < 1) {
            return this;
        }
        // Sums and parts in single precision, as in Keras: which side of a boundary a part falls on depends on it.
        float[] sums = new float[values.length];
        float sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        int count = (int) Math.ceil(1.0 / epsilon);
        float[] newValues = new float[count];
        float[] newWeights = new float[count];
        double before = 0;
        for (int i = 0; i < count; i++) {
            double part = epsilon + i * epsilon;
            newValues[i] = (float) interpolated(part, sums, j -> values[j]);
            double until = interpolated(part, sums, j -> sums[j]);
            newWeights[i] = (float) (until - before);
            before = until;
        }
        return new QuantileSummary(newValues, newWeights);
    }

    /** A number for each place. */
    private interface Numbers {

        double at(int place);
    }

    /** {@return the number at a part of all weights, between those around it} */
    private static double interpolated(double part, float[] sums, Numbers numbers) {
        float all = sums[sums.length - 1];
        if (part <= sums[0] / all) {
            return numbers.at(0);
        }
        for (int i = 1; i < sums.length; i++) {
            float left = sums[i - 1] / all;
            float right = sums[i] / all;
            if (part < right) {
                return numbers.at(i - 1) + (numbers.at(i) - numbers.at(i - 1)) / ((double) right - left) * (part - left);
            }
        }
        return numbers.at(sums.length - 1);
    }
}
