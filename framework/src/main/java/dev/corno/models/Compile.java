package dev.corno.models;

import dev.corno.CheckReturnValue;
import dev.corno.losses.Loss;
import dev.corno.metrics.Metric;
import dev.corno.optimizers.Optimizer;
import dev.corno.saving.CompileConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a model is trained for, where one loss and some metrics are not enough: a loss, a factor and metrics for each output.
 *
 * <pre>{@code
 * model.compile(Compile.with(new Adam(0.01))
 *         .loss("price", MEAN_SQUARED_ERROR, 0.3).metrics("price", MAE)
 *         .loss("kind", CATEGORICAL_CROSSENTROPY, 1.2).metrics("kind", ACCURACY));
 * }</pre>
 *
 * @param optimizer how gradients change weights
 * @param losses a loss by output name; the name {@value #EVERY_OUTPUT} stands for every output that has none of its own
 * @param lossWeights a factor for the loss by output name; 1 where there is none
 * @param metrics what is measured without sample weights, by output name
 * @param weightedMetrics what is measured with sample weights, by output name
 */
@CheckReturnValue
public record Compile(Optimizer optimizer, Map<String, Loss> losses, Map<String, Double> lossWeights,
        Map<String, List<Metric>> metrics, Map<String, List<Metric>> weightedMetrics) {

    /** The name that stands for every output. */
    public static final String EVERY_OUTPUT = "*";

    /**
     * Copies the maps.
     *
     * @throws IllegalArgumentException if a factor is negative or not finite
     */
    public Compile {
        Objects.requireNonNull(optimizer, "optimizer");
        losses = copy(losses);
        lossWeights = copy(lossWeights);
        metrics = copy(metrics);
        weightedMetrics = copy(weightedMetrics);
        lossWeights.forEach((output, weight) -> {
            if (!(weight >= 0) || weight.isInfinite()) {
                throw new IllegalArgumentException("compile: the loss weight of output \"" + output
                        + "\" must be a number of 0 or more, got " + weight + ".");
            }
        });
    }

    /**
     * {@return a compilation without losses yet}
     *
     * @param optimizer how gradients change weights
     */
    public static Compile with(Optimizer optimizer) {
        return new Compile(optimizer, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * {@return a copy with a loss for every output that has none of its own}
     *
     * @param loss what is minimised
     */
    public Compile loss(Loss loss) {
        return new Compile(optimizer, plus(losses, EVERY_OUTPUT, loss), lossWeights, metrics, weightedMetrics);
    }

    /**
     * {@return a copy with a loss for an output}
     *
     * @param output the output's name
     * @param loss what is minimised
     * @param weight a factor for it in the total, 0 or more
     */
    public Compile loss(String output, Loss loss, double weight) {
        return new Compile(optimizer, plus(losses, output, loss), plus(lossWeights, output, weight), metrics, weightedMetrics);
    }

    /**
     * {@return a copy that measures these for an output, without sample weights, instead of those before}
     *
     * @param output the output's name, or {@value #EVERY_OUTPUT}
     * @param measured what is measured
     */
    public Compile metrics(String output, Metric... measured) {
        return new Compile(optimizer, losses, lossWeights, plus(metrics, output, List.of(measured)), weightedMetrics);
    }

    /**
     * {@return a copy that measures these for an output, with sample weights, instead of those before}
     *
     * @param output the output's name, or {@value #EVERY_OUTPUT}
     * @param measured what is measured
     */
    public Compile weightedMetrics(String output, Metric... measured) {
        return new Compile(optimizer, losses, lossWeights, metrics, plus(weightedMetrics, output, List.of(measured)));
    }

    /** {@return what a file said, by the names of the outputs} */
    static Compile ofOutputs(CompileConfig saved, List<String> outputs) {
        Compile compile = with(saved.optimizer());
        for (int i = 0; i < outputs.size(); i++) {
            String output = outputs.get(i);
            compile = compile.loss(output, saved.losses().get(i), saved.lossWeights().get(i))
                    .metrics(output, saved.metrics().get(i).toArray(Metric[]::new))
                    .weightedMetrics(output, saved.weightedMetrics().get(i).toArray(Metric[]::new));
        }
        return compile;
    }

    /** {@return this by position of the outputs, as files keep it} */
    CompileConfig forOutputs(List<String> outputs) {
        return new CompileConfig(optimizer, lossesFor(outputs), lossWeightsFor(outputs), metricsFor(metrics, outputs),
                metricsFor(weightedMetrics, outputs));
    }

    List<Loss> lossesFor(List<String> outputs) {
        checkNames(losses, outputs);
        return outputs.stream().map(output -> {
            Loss loss = losses.getOrDefault(output, losses.get(EVERY_OUTPUT));
            if (loss == null) {
                throw new IllegalArgumentException("compile: expects a loss for each of the outputs " + outputs
                        + ", got none for \"" + output + "\". Add .loss(\"" + output + "\", ..., 1).");
            }
            return loss;
        }).toList();
    }

    List<Double> lossWeightsFor(List<String> outputs) {
        return outputs.stream().map(output -> lossWeights.getOrDefault(output, 1.0)).toList();
    }

    static List<List<Metric>> metricsFor(Map<String, List<Metric>> metrics, List<String> outputs) {
        checkNames(metrics, outputs);
        return outputs.stream().map(output -> {
            List<Metric> all = new ArrayList<>(metrics.getOrDefault(EVERY_OUTPUT, List.of()));
            all.addAll(metrics.getOrDefault(output, List.of()));
            return List.copyOf(all);
        }).toList();
    }

    private static void checkNames(Map<String, ?> byOutput, List<String> outputs) {
        for (String name : byOutput.keySet()) {
            if (!name.equals(EVERY_OUTPUT) && !outputs.contains(name)) {
                throw new IllegalArgumentException("compile: expects names of outputs " + outputs.stream().sorted().toList()
                        + ", got \"" + name + "\".");
            }
        }
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String key, T value) {
        Map<String, T> longer = new LinkedHashMap<>(map);
        longer.put(key, value);
        return longer;
    }

    private static <T> Map<String, T> copy(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
