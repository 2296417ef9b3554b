package dev.corno.backend;

import dev.corno.activations.Activation;
import dev.corno.data.Batch;
import dev.corno.losses.LabelException;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a model is trained for: {@code sum over outputs of lossWeight * loss}, and its gradients with respect to the outputs, or to what
 * their activations were applied to. Penalties on weights are added by {@link CompiledNetwork}. Arrays serve one batch after
 * another; not safe for use from several threads at once.
 */
public final class Objective {

    private final TrainingSpec spec;
    private final List<String> outputNames;
    private final List<OutputLoss> losses;
    private final Double[] values;
    private final Tensor[] gradients;
    private List<Tensor> lastGradients = List.of();

    /**
     * Takes what {@code compile} was told.
     *
     * @param spec a loss and a factor for each output
     * @param outputNames the names of the outputs, for messages
     * @param outputActivations the last operation of each output where the backward pass can start before it, or else
     *     {@code Activations.LINEAR}; empty where it can for none
     */
    public Objective(TrainingSpec spec, List<String> outputNames, List<Activation> outputActivations) {
        this.spec = spec;
        this.outputNames = List.copyOf(outputNames);
        this.losses = IntStream.range(0, outputNames.size()).mapToObj(i -> new OutputLoss(spec.losses().get(i),
                spec.lossWeights().get(i), outputActivations.isEmpty() ? Optional.empty() : Optional.of(outputActivations.get(i)))).toList();
        this.values = new Double[losses.size()];
        this.gradients = new Tensor[losses.size()];
    }

    /**
     * {@return whether the gradient of an output is the one with respect to what its activation was applied to}
     *
     * @param output which output, from 0
     */
    public boolean isFused(int output) {
        return losses.get(output).isFused();
    }

    /**
     * {@return the losses of a batch without masks, and the gradients for its backward pass}
     *
     * @param batch what the outputs were computed from, with labels
     * @param outputs the predictions, for each output
     * @throws IllegalArgumentException if labels or sample weights do not fit
     */
    public Measured train(Batch batch, List<Tensor> outputs) {
        return train(batch, outputs, List.of());
    }

    /**
     * {@return the losses of a batch and the gradients for its backward pass}
     *
     * @param batch what the outputs were computed from, with labels
     * @param outputs the predictions, for each output
     * @param masks which entries of each output count, 1 or 0 for each, of shape {@code (batch, ...)}; an empty list where all do
     * @throws IllegalArgumentException if labels, sample weights or masks do not fit
     */
    public Measured train(Batch batch, List<Tensor> outputs, List<Optional<Tensor>> masks) {
        double sum = measure("fit", batch, outputs, masks);
        boolean isNew = lastGradients.isEmpty();
        for (int i = 0; i < gradients.length; i++) {
            Tensor gradient = losses.get(i).gradient(outputs.get(i).shape());
            isNew |= gradient != gradients[i];
            gradients[i] = gradient;
        }
        lastGradients = isNew ? List.of(gradients) : lastGradients;
        return new Measured(sum, List.of(values), lastGradients);
    }

    /**
     * {@return the losses of a batch without masks, without gradients}
     *
     * @param batch what the outputs were computed from, with labels
     * @param outputs the predictions, for each output
     * @throws IllegalArgumentException if labels or sample weights do not fit
     */
    public Measured test(Batch batch, List<Tensor> outputs) {
        return test(batch, outputs, List.of());
    }

    /**
     * {@return the losses of a batch, without gradients}
     *
     * @param batch what the outputs were computed from, with labels
     * @param outputs the predictions, for each output
     * @param masks which entries of each output count, 1 or 0 for each, of shape {@code (batch, ...)}; an empty list where all do
     * @throws IllegalArgumentException if labels, sample weights or masks do not fit
     */
    public Measured test(Batch batch, List<Tensor> outputs, List<Optional<Tensor>> masks) {
        return new Measured(measure("evaluate", batch, outputs, masks), List.of(values), List.of());
    }

    private double measure(String where, Batch batch, List<Tensor> outputs, List<Optional<Tensor>> masks) {
        checkCounts(where, batch);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = value(where, batch, i, outputs.get(i), masks.isEmpty() ? Optional.empty() : masks.get(i));
            sum += spec.lossWeights().get(i) * values[i];
        }
        return sum;
    }

    private double value(String where, Batch batch, int output, Tensor yPred, Optional<Tensor> mask) {
        Tensor yTrue = batch.y().get(output);
        if (yTrue.rows() != yPred.rows()) {
            throw new IllegalArgumentException(where + ": x has " + yPred.rows() + " samples but y has " + yTrue.rows()
                    + " for output \"" + outputNames.get(output) + "\". Each sample needs one label.");
        }
        Optional<Tensor> weight = batch.sampleWeight().isEmpty() ? Optional.empty() : Optional.of(batch.sampleWeight().get(output));
        try {
            return losses.get(output).value(yTrue, yPred, weight, mask);
        } catch (LabelException e) {
            throw e.at(place(where, output));
        } catch (ShapeMismatchException e) {
            throw e.at(place(where, output));
        }
    }

    private String place(String where, int output) {
        return where + ": loss " + spec.losses().get(output).getClass().getSimpleName() + " of output \"" + outputNames.get(output) + "\"";
    }

    private void checkCounts(String where, Batch batch) {
        int wanted = outputNames.size();
        if (batch.y().size() != wanted) {
            throw new IllegalArgumentException(where + ": expects labels for " + wanted + (wanted == 1 ? " output " : " outputs ")
                    + outputNames + ", got " + batch.y().size() + ". Give one y for each output, in this order.");
        }
        if (!batch.sampleWeight().isEmpty() && batch.sampleWeight().size() != wanted) {
            throw new IllegalArgumentException(where + ": expects sample weights for " + wanted
                    + (wanted == 1 ? " output " : " outputs ") + outputNames + ", got " + batch.sampleWeight().size()
                    + ". Give one sampleWeight for each output, or none.");
        }
    }

    /**
     * The losses of a batch.
     *
     * @param weightedSum the losses times their weights, added up
     * @param outputLosses the loss of each output, before its weight
     * @param gradients the gradient of {@code weightedSum} with respect to each output, or where {@link #isFused} to what the output's
     *     activation was applied to; valid until the next call; empty for {@link #test}
     */
    public record Measured(double weightedSum, List<Double> outputLosses, List<Tensor> gradients) {

        /** Copies the lists. */
        public Measured {
            outputLosses = List.copyOf(outputLosses);
            gradients = List.copyOf(gradients);
        }

        /**
         * {@return the gradients of so many times the loss}
         *
         * @param factor how many times
         */
        List<Tensor> scaledGradients(float factor) {
            return gradients.stream().map(gradient -> gradient.times(factor)).toList();
        }

        /**
         * {@return the loss that is reported}
         *
         * @param penalty what regularizers add
         */
        public double total(double penalty) {
            return weightedSum + penalty;
        }
    }
}
