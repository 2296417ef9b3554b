package dev.corno.backend;

import dev.corno.activations.Activation;
import dev.corno.data.Batch;
import dev.corno.losses.FusedLoss;
import dev.corno.losses.LabelException;
import dev.corno.losses.Loss;
import dev.corno.losses.LossReduction;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model is trained for: {@code sum over outputs of lossWeight * loss}, and its gradients with respect to the outputs. Penalties
 * on weights are added by the engine, which has the weights.
 */
public final class Objective {

    private final TrainingSpec spec;
    private final List<String> outputNames;
    private final List<Activation> outputActivations;

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
        this.outputActivations = List.copyOf(outputActivations);
    }

    /**
     * {@return whether the gradient of an output is the one with respect to what its activation was applied to}
     *
     * @param output which output, from 0
     */
    public boolean isFused(int output) {
        return !outputActivations.isEmpty() && spec.losses().get(output) instanceof FusedLoss loss
                && loss.fusesWith(outputActivations.get(output));
    }

    /**
     * {@return the losses of a batch and the gradients for its backward pass}
     *
     * @param batch what the outputs were computed from, with labels
     * @param outputs the predictions, for each output
     * @throws IllegalArgumentException if labels or sample weights do not fit
     */
    public Measured train(Batch batch, List<Tensor> outputs) {
        List<LossReduction> losses = reduce("fit", batch, outputs);
        List<Tensor> gradients = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            gradients.add(losses.get(i).gradient(spec.lossWeights().get(i)));
        }
        return measured(losses, gradients);
    }

    /**
     * {@return the losses of a batch, without gradients}
     *
     * @param batch what the outputs were computed from, with labels
     * @param outputs the predictions, for each output
     * @throws IllegalArgumentException if labels or sample weights do not fit
     */
    public Measured test(Batch batch, List<Tensor> outputs) {
        return measured(reduce("evaluate", batch, outputs), List.of());
    }

    private List<LossReduction> reduce(String where, Batch batch, List<Tensor> outputs) {
        checkCounts(where, batch);
        List<LossReduction> losses = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Tensor yTrue = batch.y().get(i);
            if (yTrue.rows() != outputs.get(i).rows()) {
                throw new IllegalArgumentException(where + ": x has " + outputs.get(i).rows() + " samples but y has " + yTrue.rows()
                        + " for output \"" + outputNames.get(i) + "\". Each sample needs one label.");
            }
            Optional<Tensor> weight = batch.sampleWeight().isEmpty() ? Optional.empty() : Optional.of(batch.sampleWeight().get(i));
            Loss loss = spec.losses().get(i);
            String place = where + ": loss " + loss.getClass().getSimpleName() + " of output \"" + outputNames.get(i) + "\"";
            try {
                losses.add(new LossReduction(loss, yTrue, outputs.get(i), weight));
            } catch (LabelException e) {
                throw e.at(place);
            } catch (ShapeMismatchException e) {
                throw e.at(place);
            }
        }
        return losses;
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

    private Measured measured(List<LossReduction> losses, List<Tensor> gradients) {
        List<Double> values = losses.stream().map(LossReduction::value).toList();
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += spec.lossWeights().get(i) * values.get(i);
        }
        return new Measured(sum, values, gradients);
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
         * {@return the loss that is reported}
         *
         * @param penalty what regularizers add
         */
        public double total(double penalty) {
            return weightedSum + penalty;
        }
    }
}
