package dev.corno.training;

import dev.corno.backend.CompiledModel;
import dev.corno.backend.StepResult;
import dev.corno.callbacks.Logs;
import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.data.Feed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<History.Epoch> history = new ArrayList<>();
        Logs logs = Logs.EMPTY;
        Feed feed = new Feed(data, "fit");
        try (display; EpochBatches batches = new EpochBatches(feed, options.stepsPerEpoch(), "fit", "stepsPerEpoch")) {
            batches.requireEnoughFor(options.epochs() - options.initialEpoch());
            callbacks.each(callback -> callback.onTrainBegin(state));
            for (int epoch = options.initialEpoch(); epoch < options.epochs() && !state.isStopped(); epoch++) {
                Instant begin = clock.instant();
                logs = trainEpoch(epoch, batches);
                if (validation.isPresent() && (epoch + 1) % options.validationFreq() == 0) {
                    logs = logs.with(validate(validation.get()).prefixed("val_"));
                }
                logs = callbacks.epochEnd(epoch, logs);
                history.add(new History.Epoch(epoch, logs, Duration.between(begin, clock.instant())));
            }
            if (!history.isEmpty()) {
                model.compiled().finishTraining();
            }
            Logs last = logs;
            callbacks.each(callback -> callback.onTrainEnd(state, last));
        }
        return new History(history, state.stopReason());
    }

    private Logs trainEpoch(int epoch, EpochBatches batches) {
        CompiledModel compiled = model.compiled();
        metrics.reset();
        batches.begin(epoch);
        state.begin(batches);
        callbacks.each(callback -> callback.onEpochBegin(state, epoch));
        while (!state.isStopped() && batches.hasNext()) {
            Batch batch = model.prepared(batches.next(), "fit");
            int step = batches.taken() - 1;
            callbacks.trainBatchBegin(step);
            StepResult result = compiled.trainStep(batch);
            metrics.add(batch, result);
            state.saw(batch.rows());
            callbacks.trainBatchEnd(step, metrics);
        }
        return metrics.logs();
    }

    private Logs validate(Dataset data) {
        try (EpochBatches batches = new EpochBatches(data, options.validationSteps(), "validation", "validationSteps")) {
            return Evaluator.evaluate(model, metrics, batches, state, callbacks);
        }
    }
}
