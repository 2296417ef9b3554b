package dev.corno.callbacks;

import dev.corno.CheckReturnValue;
import dev.corno.callbacks.tensorboard.EventFile;
import dev.corno.callbacks.tensorboard.Summary;
import dev.corno.callbacks.tensorboard.WeightImages;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes what <a href="https://www.tensorflow.org/tensorboard">TensorBoard</a> shows: curves of losses, metrics and the learning rate,
 * the graph of the model, histograms and pictures of its weights. Training goes to {@code train/} below the folder, validation and
 * evaluation to {@code validation/}; look at them with {@code tensorboard --logdir logs}.
 *
 * <pre>{@code
 * Fit.epochs(10).validationSplit(0.1).callbacks(new TensorBoard(Path.of("logs")).histogramFreq(1));
 * }</pre>
 *
 * <p>Curves are called as in Keras: {@code epoch_loss} and {@code epoch_learning_rate} by epoch, {@code batch_loss} by batch where
 * {@link #updateFreq} is set, {@code evaluation_loss_vs_iterations} by updates. For times of layers use {@link Profiler}.
 */
@CheckReturnValue
public final class TensorBoard implements Callback {

    private static final String VALIDATION = "val_";

    private final Path logDir;
    private final int histogramFreq;
    private final boolean writeGraph;
    private final boolean writeImages;
    private final boolean writeStepsPerSecond;
    private final int updateFreq;
    private final InstantSource clock;

    private EventFile train;
    private EventFile validation;
    private boolean isTraining;
    private long batches;
    private Instant batchBegin = Instant.EPOCH;
    private Instant epochBegin = Instant.EPOCH;
    private long iterationsBefore;

    /**
     * Writes curves by epoch, and the graph.
     *
     * @param logDir a folder, such as {@code logs}; made if needed; each training adds files of its own
     */
    public TensorBoard(Path logDir) {
        this(logDir, InstantSource.system());
    }

    TensorBoard(Path logDir, InstantSource clock) {
        this(logDir, 0, true, false, false, 0, clock);
    }

    private TensorBoard(Path logDir, int histogramFreq, boolean writeGraph, boolean writeImages, boolean writeStepsPerSecond,
            int updateFreq, InstantSource clock) {
        if (histogramFreq < 0) {
            throw new IllegalArgumentException("TensorBoard: histogramFreq must be a number of epochs, or 0 for no histograms, got "
                    + histogramFreq + ".");
        }
        this.logDir = logDir;
        this.histogramFreq = histogramFreq;
        this.writeGraph = writeGraph;
        this.writeImages = writeImages;
        this.writeStepsPerSecond = writeStepsPerSecond;
        this.updateFreq = updateFreq;
        this.clock = clock;
    }

    /**
     * {@return a copy that writes a histogram of each weight}
     *
     * @param epochs after every so many epochs, beginning with the first; 0 for none (default)
     */
    public TensorBoard histogramFreq(int epochs) {
        return new TensorBoard(logDir, epochs, writeGraph, writeImages, writeStepsPerSecond, updateFreq, clock);
    }

    /**
     * {@return a copy that writes the graph of the model, or does not}
     *
     * @param writeGraph default true
     */
    public TensorBoard writeGraph(boolean writeGraph) {
        return new TensorBoard(logDir, histogramFreq, writeGraph, writeImages, writeStepsPerSecond, updateFreq, clock);
    }

    /**
     * {@return a copy that draws weights wherever it writes their histograms}
     *
     * @param writeImages default false
     */
    public TensorBoard writeImages(boolean writeImages) {
        return new TensorBoard(logDir, histogramFreq, writeGraph, writeImages, writeStepsPerSecond, updateFreq, clock);
    }

    /**
     * {@return a copy that writes how fast training is}
     *
     * @param writeStepsPerSecond default false
     */
    public TensorBoard writeStepsPerSecond(boolean writeStepsPerSecond) {
        return new TensorBoard(logDir, histogramFreq, writeGraph, writeImages, writeStepsPerSecond, updateFreq, clock);
    }

    /**
     * {@return a copy that also writes curves by batch}
     *
     * @param batches after every so many batches, at least 1 (Keras's {@code "batch"}); by epoch only unless called
     */
    public TensorBoard updateFreq(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException("TensorBoard: updateFreq must be a positive number of batches, got " + batches
                    + ". Leave it out to write after every epoch only.");
        }
        return new TensorBoard(logDir, histogramFreq, writeGraph, writeImages, writeStepsPerSecond, batches, clock);
    }

    @Override
    public boolean watchesBatches() {
        return updateFreq > 0;
    }

    private EventFile train() {
        if (train == null) {
            train = EventFile.create(logDir.resolve("train"), clock);
        }
        return train;
    }

    private EventFile validation() {
        if (validation == null) {
            validation = EventFile.create(logDir.resolve("validation"), clock);
        }
        return validation;
    }

    private void closeFiles() {
        if (train != null) {
            train.close();
            train = null;
        }
        if (validation != null) {
            validation.close();
            validation = null;
        }
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        closeFiles();
        isTraining = true;
        batches = 0;
        if (writeGraph) {
            training.modelJson().ifPresent(json -> train().add(0, Summary.kerasModel(json)));
            train().add(training.network());
        }
    }

    @Override
    public void onEpochBegin(TrainingView training, int epoch) {
        iterationsBefore = training.iterations();
        epochBegin = clock.instant();
    }

    @Override
    public void onTrainBatchBegin(TrainingView training, int batch) {
        batchBegin = clock.instant();
    }

    @Override
    public void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
        batches++;
        if (updateFreq > 0 && batches % updateFreq == 0) {
            if (writeStepsPerSecond) {
                train().add(batches, Summary.scalar("batch_steps_per_second", 1 / secondsSince(batchBegin)));
            }
            logs.values().forEach((name, value) -> train().add(batches, Summary.scalar("batch_" + name, value)));
        }
    }

    private double secondsSince(Instant begin) {
        return Duration.between(begin, clock.instant()).toNanos() / 1e9;
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        Map<String, Double> values = new LinkedHashMap<>(logs.values());
        values.put("learning_rate", training.learningRate());
        if (writeStepsPerSecond) {
            values.put("steps_per_second", (training.iterations() - iterationsBefore) / secondsSince(epochBegin));
        }
        values.forEach((name, value) -> {
            if (name.startsWith(VALIDATION)) {
                validation().add(epoch, Summary.scalar("epoch_" + name.substring(VALIDATION.length()), value));
            } else {
                train().add(epoch, Summary.scalar("epoch_" + name, value));
            }
        });
        if (histogramFreq > 0 && epoch % histogramFreq == 0) {
            training.weights().forEach((name, weight) -> addWeight(epoch, name, weight));
        }
    }

    private void addWeight(int epoch, String name, Tensor weight) {
        if (weight.isFinite()) {
            train().add(epoch, Summary.histogram(name + "/histogram", weight));
        }
        if (writeImages) {
            WeightImages.of(name + "/image", weight).ifPresent(images -> train().add(epoch, images));
        }
    }

    @Override
    public void onTestEnd(TrainingView training, Logs logs) {
        long iterations = training.iterations();
        logs.values().forEach((name, value) ->
                validation().add(iterations, Summary.scalar("evaluation_" + name + "_vs_iterations", value)));
        if (!isTraining) {
            closeFiles();
        }
    }

    @Override
    public void onTrainEnd(TrainingView training, Logs logs) {
        isTraining = false;
        closeFiles();
    }
}
