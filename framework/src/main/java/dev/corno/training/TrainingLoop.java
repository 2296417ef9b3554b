package dev.corno.training;

import dev.corno.backend.StepResult;
import dev.corno.callbacks.Logs;
import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.data.Feed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trains a model: epochs of batches, each followed by validation, watched and steered by callbacks, as Keras does it.
 *
 * <pre>{@code
 * History history = new TrainingLoop(model, Fit.epochs(5).validationData(held)).run(Dataset.of(x, y).batchSize(64));
 * }</pre>
 */
public final class TrainingLoop {

    private final Trainee model;
    private final Fit options;
    private final InstantSource clock;
    private final Optional<Dataset> validation;
    private final MetricTable metrics;
    private final TrainingState state;
    private final CallbackList callbacks;
    private final ProgressDisplay display;

    /**
     * Prepares a training.
     *
     * @param model what to train
     * @param options how long, validated on what, watched by whom; options about how samples become batches are the caller's
     */
    public TrainingLoop(Trainee model, Fit options) {
        this(model, options, ProgressDisplay.standard(options.verbose()), InstantSource.system());
    }

    TrainingLoop(Trainee model, Fit options, ProgressDisplay display, InstantSource clock) {
        this.model = model;
        this.options = options;
        this.clock = clock;
        this.display = display;
        validation = options.validationBatches().map(data -> new Feed(data, "validation"));
        metrics = new MetricTable(model);
        state = new TrainingState(model, options.epochs(), validation.isPresent());
        callbacks = new CallbackList(options.callbacks(), display, state);
    }

    /**
     * Trains. To be called once.
     *
     * @param data training batches; for each epoch a new pass over them, or the next steps where the options give their number
     * @return the values of each epoch
     * @throws IllegalArgumentException if the data has no batch, fewer than the steps asked for, or one that does not fit the model
     */
    public History run(Dataset data) {
        return run(() -> data);
    }

    /**
     * Trains. To be called once.
     *
     * @param data gives training batches; asked again after a backup was restored, because its seed may order them
     * @return the values of each epoch, those before a restored backup included
     * @throws IllegalArgumentException if the data has no batch, fewer than the steps asked for, or one that does not fit the model
     */
    public History run(Supplier<Dataset> data) {
        try (display; EpochBatches batches = batches(data)) {
            batches.requireEnoughFor(options.epochs() - options.initialEpoch());
            callbacks.each(callback -> callback.onTrainBegin(state));
            return state.restored().isPresent() ? resume(state.restored().get(), data) : train(options.initialEpoch(), batches);
        }
    }

    private History resume(Backup backup, Supplier<Dataset> data) {
        try (EpochBatches batches = batches(data)) {
            batches.resume(backup.pass(), backup.batchesOfPass(), backup.step());
            return train(backup.epoch(), batches);
        }
    }

    private EpochBatches batches(Supplier<Dataset> data) {
        return new EpochBatches(new Feed(data.get(), "fit"), options.stepsPerEpoch(), "fit", "stepsPerEpoch");
    }

    private History train(int firstEpoch, EpochBatches batches) {
        for (int epoch = firstEpoch; epoch < options.epochs() && !state.isStopped(); epoch++) {
            Instant begin = clock.instant();
            Logs logs = trainEpoch(epoch, batches);
            if (validation.isPresent() && options.validatesAfter(epoch)) {
                logs = logs.with(validate(validation.get()).prefixed("val_"));
            }
            logs = callbacks.epochEnd(epoch, logs);
            state.ended(new History.Epoch(epoch, logs, Duration.between(begin, clock.instant())));
            state.backUpIfWanted(epoch + 1, 0, batches, metrics);
        }
        List<History.Epoch> history = state.history();
        if (!history.isEmpty()) {
            state.finishTraining();
        }
        Logs last = history.isEmpty() ? Logs.EMPTY : history.get(history.size() - 1).logs();
        callbacks.each(callback -> callback.onTrainEnd(state, last));
        return new History(history, state.stopReason());
    }

    private Logs trainEpoch(int epoch, EpochBatches batches) {
        int firstStep = begin(epoch, batches);
        callbacks.each(callback -> callback.onEpochBegin(state, epoch));
        for (int step = firstStep; !state.isStopped() && batches.hasNext(); step++) {
            Batch batch = model.prepared(batches.next(), "fit");
            callbacks.trainBatchBegin(step);
            StepResult result = model.trainStep(batch);
            metrics.add(batch, result);
            state.saw(batch.rows());
            callbacks.trainBatchEnd(step, metrics);
            state.backUpIfWanted(epoch, step + 1, batches, metrics);
        }
        return metrics.logs();
    }

    // A backup may have been made in the middle of the epoch.
    private int begin(int epoch, EpochBatches batches) {
        Optional<Backup> middle = state.restored().filter(backup -> backup.epoch() == epoch && backup.step() > 0);
        int step = middle.map(Backup::step).orElse(0);
        metrics.reset();
        middle.ifPresent(backup -> metrics.restore(backup.metrics()));
        batches.begin(epoch, step);
        state.begin(batches);
        state.saw(metrics.rows());
        return step;
    }

    private Logs validate(Dataset data) {
        try (EpochBatches batches = new EpochBatches(data, options.validationSteps(), "validation", "validationSteps")) {
            return Evaluator.evaluate(model, metrics, batches, state, callbacks);
        }
    }
}
