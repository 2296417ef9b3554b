package dev.corno.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/** Weights and pictures as the formulas of Keras's cases give them, the same on every machine. */
final class FormulaNumbers {

    private static final int WEIGHT_STEP = 0x9E3779B1;
    private static final int POSITION_STEP = 0x85EBCA77;
    private static final double TWO_TO_32 = 0x1p32;

    private FormulaNumbers() {
    }

    /** A number in [0, 1) for a position of a weight. */
    private static double uniform(int weight, int position) {
        int hash = weight * WEIGHT_STEP + position * POSITION_STEP;
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        hash ^= hash >>> 16;
        return Integer.toUnsignedLong(hash) / TWO_TO_32;
    }

    /** The weight that a row of the case describes. */
    static Tensor weight(int index, JsonNode row, double gain) {
        String rule = row.get("rule").asText();
        double kernelRange = Math.sqrt(3 * gain / row.get("fan").asDouble(1));
        int[] shape = KerasApplications.dims(row.get("shape"));
        float[] values = new float[(int) Shape.of(shape).size()];
        for (int i = 0; i < values.length; i++) {
            double share = uniform(index, i);
            values[i] = (float) switch (rule) {
                case "kernel" -> (2 * share - 1) * kernelRange;
                case "gamma" -> 1 + 0.2 * (2 * share - 1);
                case "variance" -> 1 + 0.5 * share;
                case "bias" -> 0.1 * (2 * share - 1);
                case "zero" -> 0;
                default -> throw new IllegalArgumentException("there is no rule " + rule);
            };
        }
        return Tensor.of(values, shape);
    }

    /** Pictures, as a wave. */
    static Tensor input(JsonNode json, Shape shape) {
        double scale = json.get("input_scale").asDouble();
        double offset = json.get("input_offset").asDouble();
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * Math.sin(0.01 * i) + offset);
        }
        return Tensor.of(values, shape.toArray());
    }

    static double sumOfAbsolutes(Tensor tensor) {
        double sum = 0;
        for (float value : tensor.toFloatArray()) {
            sum += Math.abs(value);
        }
        return sum;
    }

    /** What {@code layer_stats} of a case has of each layer. */
    static Map<String, Double> statistics(Tensor tensor) {
        double[] values = tensor.toDoubleArray();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        return new TreeMap<>(Map.of("mean", mean, "std", Math.sqrt(variance), "first", values[0], "last", values[values.length - 1]));
    }
}
