package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Runs Keras's cases of initializers: exact values where there is nothing random, else the statistics of a sample. */
final class InitializerCases {

    private static final long SEED = 20;
    // How many standard errors a statistic of a sample may be off; a seed is fixed, so a sample that passes always does.
    private static final double STANDARD_ERRORS = 5;
    // How far inside the limits the extremes may end, as a share of the range: a truncated normal is thin there, and one sample of
    // a million ends further inside.
    private static final double UNREACHED = 0.01;
    private static final double UNREACHED_BY_FEW = 80;

    private InitializerCases() {
    }

    static void run(KerasCase keras) {
        JsonNode expected = keras.json().get("expected");
        Shape shape = Shape.of(StreamSupport.stream(expected.get("shape").spliterator(), false).mapToInt(JsonNode::asInt).toArray());
        Tensor weight = CaseRunner.read(objects -> objects.initializer(keras.config())).initialize(shape, SEED);
        if (keras.has("value")) {
            keras.close("value", weight, keras.array("value"));
        } else if (expected.has("property")) {
            checkOrthogonal(weight, expected);
        } else {
            checkStatistics(weight.toDoubleArray(), expected);
        }
    }

    private static void checkStatistics(double[] sample, JsonNode expected) {
        double mean = Arrays.stream(sample).average().orElseThrow();
        double variance = Arrays.stream(sample).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
        double stddev = expected.get("std").asDouble();
        double standardError = stddev / Math.sqrt(sample.length);
        checkWithin("mean", mean, expected.get("mean").asDouble(), STANDARD_ERRORS * standardError);
        checkWithin("std", Math.sqrt(variance), stddev, STANDARD_ERRORS * standardError / Math.sqrt(2));
        if (expected.has("min")) {
            double lowest = expected.get("min").asDouble();
            double highest = expected.get("max").asDouble();
            double slack = (highest - lowest) * Math.max(UNREACHED, UNREACHED_BY_FEW / sample.length);
            checkReaches("min", -Arrays.stream(sample).min().orElseThrow(), -lowest, slack);
            checkReaches("max", Arrays.stream(sample).max().orElseThrow(), highest, slack);
        }
    }

    private static void checkWithin(String what, double actual, double expected, double tolerance) {
        double difference = Math.abs(actual - expected);
        if (!(difference <= tolerance)) {
            throw new KerasMismatch(what + " is " + actual + ", Keras's is " + expected, difference);
        }
    }

    private static void checkReaches(String what, double actual, double limit, double slack) {
        double floatRounding = Math.ulp((float) limit);
        if (!(actual <= limit + floatRounding && actual >= limit - slack)) {
            throw new KerasMismatch(what + " is " + actual + " away from 0, Keras's is " + limit, Math.abs(actual - limit));
        }
    }

    private static void checkOrthogonal(Tensor weight, JsonNode expected) {
        int columns = weight.shape().dim(-1);
        int rows = weight.size() / columns;
        double gain = expected.get("gain").asDouble();
        for (int i = 0; i < Math.min(rows, columns); i++) {
            for (int j = 0; j < Math.min(rows, columns); j++) {
                double product = rows >= columns ? product(weight, i, j, columns) : product(weight, i * columns, j * columns, 1);
                checkWithin("product of vectors " + i + " and " + j, product, i == j ? gain * gain : 0,
                        expected.get("tolerance").asDouble());
            }
        }
    }

    private static double product(Tensor weight, int first, int second, int stride) {
        int columns = weight.shape().dim(-1);
        int length = stride == 1 ? columns : weight.size() / columns;
        return IntStream.range(0, length)
                .mapToDouble(k -> weight.flatDouble(first + k * stride) * weight.flatDouble(second + k * stride)).sum();
    }
}
