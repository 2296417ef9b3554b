package dev.corno.backend;

import dev.corno.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one batch. Outputs may share memory with the model: they are valid until its next step; copy what is to be kept.
 *
 * @param loss the total: losses of the outputs times their weights, plus the penalties on weights
 * @param outputLosses the loss of each output, before its weight
 * @param outputs the predictions, as they were before the update; valid until the model's next step
 * @param masks which entries of each output count, 1 or 0 for each, of shape {@code (batch, ...)}; an empty list where all do
 * @param others further values, by the names under which they are reported after the metrics, averaged over samples; usually none
 */
public record StepResult(double loss, List<Double> outputLosses, List<Tensor> outputs, List<Optional<Tensor>> masks,
        Map<String, Double> others) {

    /** Copies the lists and the map. */
    public StepResult {
        outputLosses = List.copyOf(outputLosses);
        outputs = List.copyOf(outputs);
        masks = List.copyOf(masks);
        others = others.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /**
     * What comes of a usual step without masks.
     *
     * @param loss the total
     * @param outputLosses the loss of each output, before its weight
     * @param outputs the predictions
     */
    public StepResult(double loss, List<Double> outputLosses, List<Tensor> outputs) {
        this(loss, outputLosses, outputs, List.of(), Map.of());
    }

    /**
     * {@return a copy that reports one value more}
     *
     * @param name such as {@code gradient_norm}
     * @param value the value of this batch
     */
    public StepResult with(String name, double value) {
        Map<String, Double> more = new LinkedHashMap<>(others);
        more.put(name, value);
        return new StepResult(loss, outputLosses, outputs, masks, more);
    }
}
