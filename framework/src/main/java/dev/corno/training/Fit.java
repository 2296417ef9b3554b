package dev.corno.training;

import dev.corno.CheckReturnValue;
import dev.corno.callbacks.Callback;
import dev.corno.data.Dataset;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code fit}, by Keras's names and with Keras's defaults.
 *
 * <pre>{@code
 * model.fit(x, y, Fit.epochs(5).batchSize(64).validationSplit(0.1));
 * }</pre>
 *
 * @param epochs the number of the epoch after which training ends, at least 1
 * @param batchSize samples of a training step, at least 1; default 32
 * @param validationSplit share of the samples, taken from the end before shuffling, that is validated on instead; in [0, 1); default 0
 * @param validationData what is validated on after each epoch, or empty
 * @param shuffle whether each epoch has an order of its own; default true
 * @param classWeight a factor for the loss of the samples of each class, or empty
 * @param sampleWeight a factor for the loss of each sample, for each output, or empty
 * @param callbacks what watches and steers, in order
 * @param initialEpoch the epoch to start at, from 0; default 0
 * @param stepsPerEpoch training steps that make an epoch, or 0 for all of the data (default)
 * @param validationFreq validate after every so many epochs; default 1
 * @param verbose what is printed; default {@link Verbosity#AUTO}
 */
@CheckReturnValue
public record Fit(int epochs, int batchSize, double validationSplit, Optional<Dataset> validationData, boolean shuffle,
        Map<Integer, Double> classWeight, List<Tensor> sampleWeight, List<Callback> callbacks, int initialEpoch, int stepsPerEpoch,
        int validationFreq, Verbosity verbose) {
}
