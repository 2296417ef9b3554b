package dev.corno.backend;

import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What came of one batch. Outputs may share memory with the model: they are valid until its next step; copy what is to be kept.
 *
 * @param loss the total: losses of the outputs times their weights, plus the penalties on weights
 * @param outputLosses the loss of each output, before its weight
 * @param outputs the predictions, as they were before the update; valid until the model's next step
 * @param masks which entries of each output count, 1 or 0 for each, of shape {@code (batch, ...)}; an empty list where all do
 */
public record StepResult(double loss, List<Double> outputLosses, List<Tensor> outputs, List<Optional<Tensor>> masks) {

    /** Copies the lists. */
    public StepResult {
        outputLosses = List.copyOf(outputLosses);
        outputs = List.copyOf(outputs);
        masks = List.copyOf(masks);
    }

    /**
     * Without masks.
     *
     * @param loss see {@link #loss}
     * @param outputLosses see {@link #outputLosses}
     * @param outputs see {@link #outputs}
     */
    public StepResult(double loss, List<Double> outputLosses, List<Tensor> outputs) {
        this(loss, outputLosses, outputs, List.of());
    }
}
