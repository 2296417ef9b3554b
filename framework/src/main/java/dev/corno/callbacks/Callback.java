package dev.corno.callbacks;

/**
 * Something that watches or steers training. Override what you need. Callbacks are called in the order given, on the thread that
 * called {@code fit}. A callback object serves one {@code fit} at a time and starts afresh in {@link #onTrainBegin}.
 */
public interface Callback {

    /**
     * {@return whether this is called for single batches (default true); where nobody is, their values are not worked out, which saves
     * time where a step takes microseconds}
     */
    default boolean watchesBatches() {
        return true;
    }

    /**
     * Called before the first epoch.
     *
     * @param training what can be seen and changed
     */
    default void onTrainBegin(TrainingView training) {
    }

    /**
     * Called after the last epoch, also after an early stop.
     *
     * @param training what can be seen and changed
     * @param logs the last epoch's values
     */
    default void onTrainEnd(TrainingView training, Logs logs) {
    }

    /**
     * Called before an epoch.
     *
     * @param training what can be seen and changed
     * @param epoch from 0
     */
    default void onEpochBegin(TrainingView training, int epoch) {
    }

    /**
     * Called after an epoch and its validation.
     *
     * @param training what can be seen and changed
     * @param epoch from 0
     * @param logs loss, metrics, and {@code val_} values where there is validation
     */
    default void onEpochEnd(TrainingView training, int epoch, Logs logs) {
    }

    /**
     * Called before a training batch.
     *
     * @param training what can be seen and changed
     * @param batch from 0 in each epoch
     */
    default void onTrainBatchBegin(TrainingView training, int batch) {
    }

    /**
     * Called after a training batch.
     *
     * @param training what can be seen and changed
     * @param batch from 0 in each epoch
     * @param logs loss and metrics over the epoch so far
     */
    default void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
    }

    /**
     * Called before a validation or evaluation.
     *
     * @param training what can be seen and changed
     */
    default void onTestBegin(TrainingView training) {
    }

    /**
     * Called after a validation or evaluation.
     *
     * @param training what can be seen and changed
     * @param logs loss and metrics, without {@code val_}
     */
    default void onTestEnd(TrainingView training, Logs logs) {
    }

    /**
     * Called before a batch of a validation or evaluation.
     *
     * @param training what can be seen and changed
     * @param batch from 0
     */
    default void onTestBatchBegin(TrainingView training, int batch) {
    }

    /**
     * Called after a batch of a validation or evaluation.
     *
     * @param training what can be seen and changed
     * @param batch from 0
     * @param logs loss and metrics so far, without {@code val_}
     */
    default void onTestBatchEnd(TrainingView training, int batch, Logs logs) {
    }

    /**
     * Called before a prediction.
     *
     * @param training what can be seen
     */
    default void onPredictBegin(TrainingView training) {
    }

    /**
     * Called after a prediction.
     *
     * @param training what can be seen
     */
    default void onPredictEnd(TrainingView training) {
    }

    /**
     * Called before a batch is predicted.
     *
     * @param training what can be seen
     * @param batch from 0
     */
    default void onPredictBatchBegin(TrainingView training, int batch) {
    }

    /**
     * Called after a batch is predicted.
     *
     * @param training what can be seen
     * @param batch from 0
     */
    default void onPredictBatchEnd(TrainingView training, int batch) {
    }
}
