package dev.corno.training;

import dev.corno.callbacks.Callback;
import dev.corno.callbacks.Logs;
import java.util.List;
import java.util.function.Consumer;

/** Calls callbacks in order. What one logs at the end of an epoch, those after it see. */
final class CallbackList {

    private final List<Callback> callbacks;
    private final TrainingState state;

    CallbackList(List<Callback> callbacks, TrainingState state) {
        this.callbacks = List.copyOf(callbacks);
        this.state = state;
    }

    boolean isEmpty() {
        return callbacks.isEmpty();
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
}
