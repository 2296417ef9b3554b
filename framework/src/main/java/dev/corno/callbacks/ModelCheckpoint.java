package dev.corno.callbacks;

import dev.corno.CheckReturnValue;
import dev.corno.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Saves the model, or its weights, while it trains. Each file is written as a whole or not at all; folders are made as needed.
 *
 * <pre>{@code
 * new ModelCheckpoint("runs/{epoch:02d}-{val_loss:.4f}.keras")
 * new ModelCheckpoint("best.keras").monitor("val_accuracy").saveBestOnly(true)
 * }</pre>
 *
 * <p>As in Keras, the best value is remembered from one {@code fit} to the next, so that a second one does not overwrite a better model.
 */
@CheckReturnValue
public final class ModelCheckpoint implements Callback {

    private static final String MODEL = ".keras";
    private static final String WEIGHTS = ".weights.h5";

    private final PathTemplate filepath;
    private final Monitor monitor;
    private final boolean saveBestOnly;
    private final boolean saveWeightsOnly;
    private final int saveFreq;

    private OptionalDouble best;
    private int epoch;
    private int batchesSinceSave;
    private Path lastSaved;

    /**
     * Saves the whole model after every epoch.
     *
     * @param filepath where to, ending in {@code .keras}, or {@code .weights.h5} with {@link #saveWeightsOnly}; may hold
     *     <code>{epoch:02d}</code> (from 1), <code>{batch:04d}</code> (from 1) and measured values as <code>{val_loss:.4f}</code>
     * @throws IllegalArgumentException if the path ends in something else
     */
    public ModelCheckpoint(String filepath) {
        this(new PathTemplate(filepath), new Monitor("ModelCheckpoint", "val_loss", Mode.AUTO, 0), false, false, 0,
                OptionalDouble.empty());
        if (!filepath.endsWith(MODEL) && !filepath.endsWith(WEIGHTS)) {
            throw new IllegalArgumentException("ModelCheckpoint: expects a path ending in .keras (the whole model) or .weights.h5 "
                    + "(only its weights), got \"" + filepath + "\".");
        }
    }

    private ModelCheckpoint(PathTemplate filepath, Monitor monitor, boolean saveBestOnly, boolean saveWeightsOnly, int saveFreq,
            OptionalDouble best) {
        this.filepath = filepath;
        this.monitor = monitor;
        this.saveBestOnly = saveBestOnly;
        this.saveWeightsOnly = saveWeightsOnly;
        this.saveFreq = saveFreq;
        this.best = best;
    }

    /**
     * {@return a copy that judges by another value}
     *
     * @param monitor such as {@code val_accuracy}; default {@code val_loss}
     */
    public ModelCheckpoint monitor(String monitor) {
        return new ModelCheckpoint(filepath, new Monitor("ModelCheckpoint", monitor, this.monitor.mode(), 0), saveBestOnly,
                saveWeightsOnly, saveFreq, best);
    }

    /**
     * {@return a copy with another direction}
     *
     * @param mode which values are better; default {@link Mode#AUTO}
     */
    public ModelCheckpoint mode(Mode mode) {
        return new ModelCheckpoint(filepath, monitor.mode(mode), saveBestOnly, saveWeightsOnly, saveFreq, best);
    }

    /**
     * {@return a copy that saves only when the monitored value is the best so far}
     *
     * @param saveBestOnly default false; epochs without validation are passed over where a {@code val_} value is monitored
     */
    public ModelCheckpoint saveBestOnly(boolean saveBestOnly) {
        return new ModelCheckpoint(filepath, monitor, saveBestOnly, saveWeightsOnly, saveFreq, best);
    }

    /**
     * {@return a copy that saves only the weights, or the whole model}
     *
     * @param saveWeightsOnly default false
     */
    public ModelCheckpoint saveWeightsOnly(boolean saveWeightsOnly) {
        return new ModelCheckpoint(filepath, monitor, saveBestOnly, saveWeightsOnly, saveFreq, best);
    }

    /**
     * {@return a copy that saves by batches instead of epochs}
     *
     * @param batches save after every so many training batches, at least 1, counted across epochs
     * @throws IllegalArgumentException if {@code batches} is below 1
     */
    public ModelCheckpoint saveFreq(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException("ModelCheckpoint: saveFreq must be a positive number of batches, got " + batches
                    + ". Leave it out to save after every epoch.");
        }
        return new ModelCheckpoint(filepath, monitor, saveBestOnly, saveWeightsOnly, batches, best);
    }

    /**
     * {@return a copy that has a best value to begin with}
     *
     * @param value nothing is saved with {@code saveBestOnly} until it is improved on
     */
    public ModelCheckpoint initialValueThreshold(double value) {
        return new ModelCheckpoint(filepath, monitor, saveBestOnly, saveWeightsOnly, saveFreq, OptionalDouble.of(value));
    }

    /** {@return the best value so far, or empty before the first} */
    public OptionalDouble best() {
        return best;
    }

    /** {@return the file saved last, or empty before the first} */
    public Optional<Path> lastSaved() {
        return Optional.ofNullable(lastSaved);
    }

    @Override
    public boolean watchesBatches() {
        return saveFreq > 0;
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        String ending = saveWeightsOnly ? WEIGHTS : MODEL;
        if (!filepath.text().endsWith(ending)) {
            throw new IllegalArgumentException("ModelCheckpoint: expects a path ending in " + ending + " with saveWeightsOnly("
                    + saveWeightsOnly + "), got \"" + filepath.text() + "\". Call saveWeightsOnly(" + !saveWeightsOnly
                    + ") or change the path.");
        }
        if (saveBestOnly && saveFreq > 0 && monitor.name().startsWith("val_")) {
            throw new IllegalArgumentException("ModelCheckpoint: expects a training value to monitor with saveFreq(" + saveFreq
                    + "), got \"" + monitor.name() + "\", which is known only at the end of an epoch. Monitor \"loss\" or leave out "
                    + "saveFreq.");
        }
        if (saveBestOnly) {
            monitor.rises();
        }
        batchesSinceSave = 0;
    }

    @Override
    public void onEpochBegin(TrainingView training, int number) {
        epoch = number;
    }

    @Override
    public void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
        if (saveFreq > 0 && ++batchesSinceSave == saveFreq) {
            batchesSinceSave = 0;
            Map<String, Number> values = named(logs);
            values.put("batch", batch + 1);
            saveIfWanted(training, logs, values);
        }
    }

    @Override
    public void onEpochEnd(TrainingView training, int number, Logs logs) {
        if (saveFreq == 0) {
            saveIfWanted(training, logs, named(logs));
        }
    }

    private Map<String, Number> named(Logs logs) {
        Map<String, Number> values = new LinkedHashMap<>(logs.values());
        values.put("epoch", epoch + 1);
        return values;
    }

    private void saveIfWanted(TrainingView training, Logs logs, Map<String, Number> values) {
        if (saveBestOnly) {
            OptionalDouble current = monitor.read(training, logs);
            if (current.isEmpty() || !monitor.isImprovement(current.getAsDouble(), best)) {
                return;
            }
            best = current;
        }
        Path file = Path.of(filepath.fill(values));
        makeFolder(file);
        if (saveWeightsOnly) {
            training.saveWeights(file);
        } else {
            training.save(file);
        }
        lastSaved = file;
    }

    private static void makeFolder(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("ModelCheckpoint: expects to make the folder of " + file + ", got " + DataException.reason(e)
                    + ". Choose a place that can be written.", e);
        }
    }
}
