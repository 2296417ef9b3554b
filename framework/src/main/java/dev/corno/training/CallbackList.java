package dev.corno.training;

import dev.corno.callbacks.Callback;
import dev.corno.callbacks.Logs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls callbacks in order, and the display after them. What one logs at the end of an epoch, those after it see. Values of a batch
 * are worked out only where someone looks at them.
 */
final class CallbackList {

    private final List<Callback> callbacks;
    private final Callback[] batchWatchers;
    private final ProgressDisplay display;
    private final TrainingState state;

    CallbackList(List<Callback> watchers, ProgressDisplay display, TrainingState state) {
        this.display = display;
        this.state = state;
        callbacks = new ArrayList<>(watchers);
        callbacks.add(display);
        batchWatchers = watchers.stream().filter(Callback::watchesBatches).toArray(Callback[]::new);
    }

    void each(Consumer<Callback> call) {
        callbacks.forEach(call);
    }

    Logs epochEnd(int epoch, Logs logs) {
        Logs seen = state.withLogged(logs);
        for (Callback callback : callbacks) {
            callback.onEpochEnd(state, epoch, seen);
            seen = state.withLogged(seen);
        }
        return seen;
    }

    void trainBatchBegin(int batch) {
        for (Callback callback : batchWatchers) {
            callback.onTrainBatchBegin(state, batch);
        }
    }

    void trainBatchEnd(int batch, MetricTable metrics) {
        if (batchWatchers.length > 0) {
            Logs logs = metrics.logs();
            for (Callback callback : batchWatchers) {
                callback.onTrainBatchEnd(state, batch, logs);
            }
        }
        display.trainBatchEnded(state, batch, metrics::logs);
    }

    void testBatchBegin(int batch) {
        for (Callback callback : batchWatchers) {
            callback.onTestBatchBegin(state, batch);
        }
    }

    void testBatchEnd(int batch, MetricTable metrics) {
        if (batchWatchers.length > 0) {
            Logs logs = metrics.logs();
            for (Callback callback : batchWatchers) {
                callback.onTestBatchEnd(state, batch, logs);
            }
        }
        display.testBatchEnded(state, batch, metrics::logs);
    }

    void predictBatchBegin(int batch) {
        for (Callback callback : batchWatchers) {
            callback.onPredictBatchBegin(state, batch);
        }
    }

    void predictBatchEnd(int batch) {
        for (Callback callback : batchWatchers) {
            callback.onPredictBatchEnd(state, batch);
        }
        display.onPredictBatchEnd(state, batch);
    }
}
