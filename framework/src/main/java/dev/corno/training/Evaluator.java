package dev.corno.training;

import dev.corno.backend.StepResult;
import dev.corno.callbacks.Callback;
import dev.corno.callbacks.Logs;
import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.data.Feed;
import dev.corno.losses.LabelException;
import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * Measures a model on batches, or predicts them. Nothing in the model changes.
 *
 * <pre>{@code
 * Evaluation result = new Evaluator(model, Verbosity.AUTO).evaluate(Dataset.of(x, y).batchSize(256), 0);
 * }</pre>
 */
public final class Evaluator {

    private final Trainee model;
    private final TrainingState state;
    private final CallbackList callbacks;
    private final ProgressDisplay display;
    private MetricTable metricsOfBatch;

    /**
     * Prepares an evaluation or prediction.
     *
     * @param model what to run
     * @param verbose what is printed
     * @param watchers callbacks, in order
     */
    public Evaluator(Trainee model, Verbosity verbose, Callback... watchers) {
        this(model, ProgressDisplay.standard(verbose), watchers);
    }

    Evaluator(Trainee model, ProgressDisplay display, Callback... watchers) {
        this.model = model;
        this.display = display;
        state = new TrainingState(model, 0, false);
        callbacks = new CallbackList(List.of(watchers), display, state);
    }

    /**
     * {@return loss and metrics over a data set, in inference mode; batches count by their rows}
     *
     * @param data batches with labels
     * @param steps how many batches, or 0 for all
     * @throws IllegalArgumentException if the data has no batch, fewer than {@code steps}, or one that does not fit the model
     */
    public Evaluation evaluate(Dataset data, int steps) {
        try (display; EpochBatches batches = new EpochBatches(new Feed(data, "evaluate"), steps, "evaluate", "steps")) {
            return new Evaluation(evaluate(model, new MetricTable(model), batches, state, callbacks).values());
        }
    }

    /**
     * {@return loss and metrics of one batch}
     *
     * @param batch what was run
     * @param result what came of it
     */
    public synchronized Logs measure(Batch batch, StepResult result) {
        if (metricsOfBatch == null) {
            metricsOfBatch = new MetricTable(model);
        }
        metricsOfBatch.reset();
        metricsOfBatch.add(batch, result);
        return metricsOfBatch.logs();
    }

    /** {@return the names of what is measured, in order; of a metric with several numbers as many as it has before the first batch} */
    public List<String> names() {
        return List.copyOf(new MetricTable(model).logs().values().keySet());
    }

    static Logs evaluate(Trainee model, MetricTable metrics, EpochBatches batches, TrainingState state, CallbackList callbacks) {
        metrics.reset();
        batches.begin(0, 0);
        state.begin(batches);
        callbacks.each(callback -> callback.onTestBegin(state));
        while (batches.hasNext()) {
            Batch batch = model.prepared(batches.next(), batches.where());
            int step = batches.taken() - 1;
            callbacks.testBatchBegin(step);
            StepResult result = tested(model, batch, batches.where());
            metrics.add(batch, result);
            state.saw(batch.rows());
            callbacks.testBatchEnd(step, metrics);
        }
        Logs logs = metrics.logs();
        callbacks.each(callback -> callback.onTestEnd(state, logs));
        return logs;
    }

    // The engine does not know for whom it measures.
    private static StepResult tested(Trainee model, Batch batch, String where) {
        try {
            return model.testStep(batch);
        } catch (LabelException e) {
            String place = "evaluate: ";
            throw e.getMessage().startsWith(place) ? new LabelException(where, e.getMessage().substring(place.length())) : e;
        }
    }

    /**
     * {@return the predictions for a data set: for each output of the model {@code (samples, ...)}}
     *
     * @param data batches, of which only the inputs count
     * @param steps how many batches, or 0 for all
     * @throws IllegalArgumentException if the data has no batch, fewer than {@code steps}, or one that does not fit the model
     */
    public List<Tensor> predict(Dataset data, int steps) {
        Feed feed = Feed.ofInputs(data, "predict");
        try (display; EpochBatches batches = new EpochBatches(feed, steps, "predict", "steps")) {
            Predictions predictions = new Predictions(batches.samples());
            batches.begin(0, 0);
            state.begin(batches);
            callbacks.each(callback -> callback.onPredictBegin(state));
            while (batches.hasNext()) {
                Batch batch = model.prepared(batches.next(), "predict");
                int step = batches.taken() - 1;
                callbacks.predictBatchBegin(step);
                predictions.add(model.predictStep(batch.x()));
                state.saw(batch.rows());
                callbacks.predictBatchEnd(step);
            }
            callbacks.each(callback -> callback.onPredictEnd(state));
            return predictions.joined();
        }
    }
}
