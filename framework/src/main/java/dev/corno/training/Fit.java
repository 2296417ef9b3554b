package dev.corno.training;

import dev.corno.CheckReturnValue;
import dev.corno.callbacks.Callback;
import dev.corno.data.ArrayDataset;
import dev.corno.data.Dataset;
import dev.corno.tensor.Tensor;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The options of {@code fit}, by Keras's names and with Keras's defaults.
 *
 * <pre>{@code
 * model.fit(x, y, Fit.epochs(5).batchSize(64).validationSplit(0.1));
 * }</pre>
 *
 * @param epochs the number of the epoch after which training ends, at least 1
 * @param batchSize samples of a training step, at least 1; default 32
 * @param validationSplit share of the samples, taken from the end before shuffling, that is validated on instead; in [0, 1); default 0;
 *     not used where there is {@code validationData}
 * @param validationData what is validated on after an epoch, or empty
 * @param shuffle whether each epoch has an order of its own; default true
 * @param classWeight a factor, at least 0, for the loss of the samples of each class, or empty
 * @param outputClassWeight the same for single outputs, by their names
 * @param sampleWeight a factor for the loss of each sample, for each output, or empty
 * @param callbacks what watches and steers, in order
 * @param initialEpoch the epoch to start at, from 0 to {@code epochs}; default 0
 * @param stepsPerEpoch training steps that make an epoch, or 0 for all of the data (default)
 * @param validationSteps batches that are validated on, or 0 for all of them (default)
 * @param validationBatchSize samples of a validation batch, or 0 for the same as {@code batchSize} (default)
 * @param validationFreq validate after every so many epochs, at least 1; default 1
 * @param validationEpochs validate after these epochs, from 1, and after no others; empty to follow {@code validationFreq} (default)
 * @param verbose what is printed; default {@link Verbosity#AUTO}
 */
@CheckReturnValue
public record Fit(int epochs, int batchSize, double validationSplit, Optional<ValidationData> validationData, boolean shuffle,
        Map<Integer, Double> classWeight, Map<String, Map<Integer, Double>> outputClassWeight, List<Tensor> sampleWeight,
        List<Callback> callbacks, int initialEpoch, int stepsPerEpoch, int validationSteps, int validationBatchSize, int validationFreq,
        Set<Integer> validationEpochs, Verbosity verbose) {

    /**
     * Checks the options and copies the lists.
     *
     * @throws IllegalArgumentException if an option is outside its range
     */
    public Fit {
        requireAtLeast(1, epochs, "epochs must be a positive integer");
        requireAtLeast(1, batchSize, "batchSize must be a positive integer");
        requireAtLeast(0, stepsPerEpoch, "stepsPerEpoch must be a positive integer, or 0 for all of the data");
        requireAtLeast(0, validationSteps, "validationSteps must be a positive integer, or 0 for all of the data");
        requireAtLeast(0, validationBatchSize, "validationBatchSize must be a positive integer, or 0 for the batch size");
        requireAtLeast(1, validationFreq, "validationFreq must be a positive integer");
        if (initialEpoch < 0 || initialEpoch > epochs) {
            throw new IllegalArgumentException("Fit: initialEpoch must be from 0 to epochs, which is " + epochs + ", got "
                    + initialEpoch + ". Training goes on until epoch number epochs, not for that many epochs more.");
        }
        if (!(validationSplit >= 0 && validationSplit < 1)) {
            throw new IllegalArgumentException("Fit: validationSplit must be a share of the samples in [0, 1), got " + validationSplit
                    + ".");
        }
        validationEpochs = Collections.unmodifiableSet(new TreeSet<>(validationEpochs));
        validationEpochs.forEach(epoch -> requireAtLeast(1, epoch, "validationFreq must list epochs, which count from 1"));
        classWeight = checked(classWeight);
        Map<String, Map<Integer, Double>> byOutput = new TreeMap<>();
        outputClassWeight.forEach((output, weights) -> byOutput.put(output, checked(weights)));
        outputClassWeight = Collections.unmodifiableMap(byOutput);
        sampleWeight = List.copyOf(sampleWeight);
        callbacks = List.copyOf(callbacks);
    }

    private static Map<Integer, Double> checked(Map<Integer, Double> classWeight) {
        classWeight.forEach((label, weight) -> {
            if (label < 0 || !(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Fit: classWeight must map class indices from 0 to factors of at least 0, got "
                        + label + " -> " + weight + ".");
            }
        });
        return Collections.unmodifiableMap(new TreeMap<>(classWeight));
    }

    private static void requireAtLeast(int least, int value, String rule) {
        if (value < least) {
            throw new IllegalArgumentException("Fit: " + rule + ", got " + value + ".");
        }
    }

    /**
     * {@return Keras's default options}
     *
     * @param epochs the number of the epoch after which training ends, at least 1
     */
    public static Fit epochs(int epochs) {
        return new Fit(epochs, 32, 0, Optional.empty(), true, Map.of(), Map.of(), List.of(), List.of(), 0, 0, 0, 0, 1, Set.of(),
                Verbosity.AUTO);
    }

    /**
     * {@return a copy with another batch size}
     *
     * @param batchSize samples of a training step, at least 1
     */
    public Fit batchSize(int batchSize) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /**
     * {@return a copy that holds back samples for validation}
     *
     * @param validationSplit share of the samples, in [0, 1)
     */
    public Fit validationSplit(double validationSplit) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    private Fit validationData(ValidationData data) {
        return new Fit(epochs, batchSize, validationSplit, Optional.of(data), shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /**
     * {@return a copy that validates on these samples}
     *
     * @param x inputs, {@code (samples, ...)}
     * @param y labels, {@code (samples, ...)}
     */
    public Fit validationData(Tensor x, Tensor y) {
        return validationData(List.of(x), List.of(y));
    }

    /**
     * {@return a copy that validates on these samples}
     *
     * @param x for each input of the model, {@code (samples, ...)}
     * @param y for each output of the model, {@code (samples, ...)}
     */
    public Fit validationData(List<Tensor> x, List<Tensor> y) {
        ArrayDataset samples = Dataset.of(x, y);
        return validationData((ValidationData) samples::batchSize);
    }

    /**
     * {@return a copy that validates on a data set, from its first batch each time}
     *
     * @param data batches of its own size
     */
    public Fit validationData(Dataset data) {
        return validationData((ValidationData) batchSize -> data);
    }

    /**
     * {@return a copy that shuffles or does not}
     *
     * @param shuffle whether each epoch has an order of its own
     */
    public Fit shuffle(boolean shuffle) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /**
     * {@return a copy that weights classes}
     *
     * @param classWeight a factor for the loss of the samples of each class; 1 for classes left out
     */
    public Fit classWeight(Map<Integer, Double> classWeight) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /**
     * {@return a copy that weights the classes of one output}
     *
     * @param output the output's name
     * @param classWeight a factor for the output's loss of the samples of each class; 1 for classes left out
     */
    public Fit classWeight(String output, Map<Integer, Double> classWeight) {
        Map<String, Map<Integer, Double>> outputClassWeight = new TreeMap<>(this.outputClassWeight);
        outputClassWeight.put(output, classWeight);
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, this.classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs, verbose);
    }

    /**
     * {@return a copy that weights samples}
     *
     * @param sampleWeight for each output, {@code (samples)} or a factor for every entry
     */
    public Fit sampleWeight(Tensor... sampleWeight) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight,
                List.of(sampleWeight), callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq,
                validationEpochs, verbose);
    }

    /**
     * {@return a copy with these callbacks instead of those so far}
     *
     * @param callbacks what watches and steers, in order
     */
    public Fit callbacks(Callback... callbacks) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                List.of(callbacks), initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq,
                validationEpochs, verbose);
    }

    /**
     * {@return a copy that starts at another epoch, to go on where an earlier training stopped}
     *
     * @param initialEpoch from 0 to {@code epochs}
     */
    public Fit initialEpoch(int initialEpoch) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /**
     * {@return a copy whose epochs have a set number of steps; each goes on in the data where the last one stopped}
     *
     * @param stepsPerEpoch training steps, or 0 for all of the data
     */
    public Fit stepsPerEpoch(int stepsPerEpoch) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /**
     * {@return a copy that validates on the first batches only}
     *
     * @param validationSteps how many, or 0 for all
     */
    public Fit validationSteps(int validationSteps) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /**
     * {@return a copy with another size of validation batches}
     *
     * @param validationBatchSize samples of a batch, or 0 for the same as in training
     */
    public Fit validationBatchSize(int validationBatchSize) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /**
     * {@return a copy that validates less often}
     *
     * @param validationFreq validate after every so many epochs, at least 1
     */
    public Fit validationFreq(int validationFreq) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /**
     * {@return a copy that validates after some epochs only}
     *
     * @param epochs their numbers, from 1
     */
    public Fit validationFreq(Collection<Integer> epochs) {
        Set<Integer> validationEpochs = Set.copyOf(epochs);
        return new Fit(this.epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs, verbose);
    }

    /**
     * {@return a copy that prints more or less}
     *
     * @param verbose what is printed
     */
    public Fit verbose(Verbosity verbose) {
        return new Fit(epochs, batchSize, validationSplit, validationData, shuffle, classWeight, outputClassWeight, sampleWeight,
                callbacks, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq, validationEpochs,
                verbose);
    }

    /** {@return whether it is time to validate after an epoch, counted from 0} */
    boolean validatesAfter(int epoch) {
        return validationEpochs.isEmpty() ? (epoch + 1) % validationFreq == 0 : validationEpochs.contains(epoch + 1);
    }

    /** {@return the batches validated on, or empty where {@code validationData} was not given} */
    Optional<Dataset> validationBatches() {
        return validationData.map(data -> data.batches(validationBatchSize == 0 ? batchSize : validationBatchSize));
    }
}
