package dev.corno.callbacks;

import dev.corno.CheckReturnValue;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * A callback made of lambdas, for what is too small for a class.
 *
 * <pre>{@code
 * new LambdaCallback().onEpochEnd((training, epoch, logs) -> System.out.println(epoch + ": " + logs.values()));
 * }</pre>
 */
@CheckReturnValue
public final class LambdaCallback implements Callback {

    /** When something is done; of one kind there is one action at most. */
    private enum Event {
        TRAIN_BEGIN, TRAIN_END, EPOCH_BEGIN, EPOCH_END, TRAIN_BATCH_BEGIN, TRAIN_BATCH_END, TEST_BEGIN, TEST_END, TEST_BATCH_BEGIN,
        TEST_BATCH_END, PREDICT_BEGIN, PREDICT_END, PREDICT_BATCH_BEGIN, PREDICT_BATCH_END;

        boolean isOfBatch() {
            return name().contains("BATCH");
        }
    }

    private static final End NOTHING = (training, number, logs) -> { };

    private final Map<Event, End> actions;

    /** What to do at the end of an epoch or batch. */
    @FunctionalInterface
    public interface End {

        /**
         * Called at the end.
         *
         * @param training what can be seen and changed
         * @param number of the epoch, or of the batch in its epoch, from 0
         * @param logs loss and metrics
         */
        void accept(TrainingView training, int number, Logs logs);
    }

    /** Does nothing yet. */
    public LambdaCallback() {
        this(new EnumMap<>(Event.class));
    }

    private LambdaCallback(Map<Event, End> actions) {
        this.actions = actions;
    }

    private LambdaCallback with(Event event, End action) {
        Map<Event, End> more = new EnumMap<>(actions);
        more.put(event, action);
        return new LambdaCallback(more);
    }

    /**
     * {@return a copy that does this before the first epoch}
     *
     * @param action gets what can be seen and changed
     */
    public LambdaCallback onTrainBegin(Consumer<TrainingView> action) {
        return with(Event.TRAIN_BEGIN, (training, number, logs) -> action.accept(training));
    }

    /**
     * {@return a copy that does this after the last epoch}
     *
     * @param action gets what can be seen and changed, and the last epoch's values
     */
    public LambdaCallback onTrainEnd(BiConsumer<TrainingView, Logs> action) {
        return with(Event.TRAIN_END, (training, number, logs) -> action.accept(training, logs));
    }

    /**
     * {@return a copy that does this before each epoch}
     *
     * @param action gets what can be seen and changed, and the epoch from 0
     */
    public LambdaCallback onEpochBegin(ObjIntConsumer<TrainingView> action) {
        return with(Event.EPOCH_BEGIN, (training, number, logs) -> action.accept(training, number));
    }

    /**
     * {@return a copy that does this after each epoch}
     *
     * @param action gets what can be seen and changed, the epoch from 0, and its values
     */
    public LambdaCallback onEpochEnd(End action) {
        return with(Event.EPOCH_END, action);
    }

    /**
     * {@return a copy that does this before each training batch}
     *
     * @param action gets what can be seen and changed, and the batch from 0
     */
    public LambdaCallback onTrainBatchBegin(ObjIntConsumer<TrainingView> action) {
        return with(Event.TRAIN_BATCH_BEGIN, (training, number, logs) -> action.accept(training, number));
    }

    /**
     * {@return a copy that does this after each training batch}
     *
     * @param action gets what can be seen and changed, the batch from 0, and the epoch's values so far
     */
    public LambdaCallback onTrainBatchEnd(End action) {
        return with(Event.TRAIN_BATCH_END, action);
    }

    /**
     * {@return a copy that does this before each validation or evaluation}
     *
     * @param action gets what can be seen and changed
     */
    public LambdaCallback onTestBegin(Consumer<TrainingView> action) {
        return with(Event.TEST_BEGIN, (training, number, logs) -> action.accept(training));
    }

    /**
     * {@return a copy that does this after each validation or evaluation}
     *
     * @param action gets what can be seen and changed, and loss and metrics, without {@code val_}
     */
    public LambdaCallback onTestEnd(BiConsumer<TrainingView, Logs> action) {
        return with(Event.TEST_END, (training, number, logs) -> action.accept(training, logs));
    }

    /**
     * {@return a copy that does this before each batch of a validation or evaluation}
     *
     * @param action gets what can be seen and changed, and the batch from 0
     */
    public LambdaCallback onTestBatchBegin(ObjIntConsumer<TrainingView> action) {
        return with(Event.TEST_BATCH_BEGIN, (training, number, logs) -> action.accept(training, number));
    }

    /**
     * {@return a copy that does this after each batch of a validation or evaluation}
     *
     * @param action gets what can be seen and changed, the batch from 0, and the values so far
     */
    public LambdaCallback onTestBatchEnd(End action) {
        return with(Event.TEST_BATCH_END, action);
    }

    /**
     * {@return a copy that does this before a prediction}
     *
     * @param action gets what can be seen
     */
    public LambdaCallback onPredictBegin(Consumer<TrainingView> action) {
        return with(Event.PREDICT_BEGIN, (training, number, logs) -> action.accept(training));
    }

    /**
     * {@return a copy that does this after a prediction}
     *
     * @param action gets what can be seen
     */
    public LambdaCallback onPredictEnd(Consumer<TrainingView> action) {
        return with(Event.PREDICT_END, (training, number, logs) -> action.accept(training));
    }

    /**
     * {@return a copy that does this before each batch is predicted}
     *
     * @param action gets what can be seen, and the batch from 0
     */
    public LambdaCallback onPredictBatchBegin(ObjIntConsumer<TrainingView> action) {
        return with(Event.PREDICT_BATCH_BEGIN, (training, number, logs) -> action.accept(training, number));
    }

    /**
     * {@return a copy that does this after each batch is predicted}
     *
     * @param action gets what can be seen, and the batch from 0
     */
    public LambdaCallback onPredictBatchEnd(ObjIntConsumer<TrainingView> action) {
        return with(Event.PREDICT_BATCH_END, (training, number, logs) -> action.accept(training, number));
    }

    @Override
    public boolean watchesBatches() {
        return actions.keySet().stream().anyMatch(Event::isOfBatch);
    }

    private void call(Event event, TrainingView training, int number, Logs logs) {
        actions.getOrDefault(event, NOTHING).accept(training, number, logs);
    }

    @Override
    public void onTrainBegin(TrainingView training) {
        call(Event.TRAIN_BEGIN, training, 0, Logs.EMPTY);
    }

    @Override
    public void onTrainEnd(TrainingView training, Logs logs) {
        call(Event.TRAIN_END, training, 0, logs);
    }

    @Override
    public void onEpochBegin(TrainingView training, int epoch) {
        call(Event.EPOCH_BEGIN, training, epoch, Logs.EMPTY);
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        call(Event.EPOCH_END, training, epoch, logs);
    }

    @Override
    public void onTrainBatchBegin(TrainingView training, int batch) {
        call(Event.TRAIN_BATCH_BEGIN, training, batch, Logs.EMPTY);
    }

    @Override
    public void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
        call(Event.TRAIN_BATCH_END, training, batch, logs);
    }

    @Override
    public void onTestBegin(TrainingView training) {
        call(Event.TEST_BEGIN, training, 0, Logs.EMPTY);
    }

    @Override
    public void onTestEnd(TrainingView training, Logs logs) {
        call(Event.TEST_END, training, 0, logs);
    }

    @Override
    public void onTestBatchBegin(TrainingView training, int batch) {
        call(Event.TEST_BATCH_BEGIN, training, batch, Logs.EMPTY);
    }

    @Override
    public void onTestBatchEnd(TrainingView training, int batch, Logs logs) {
        call(Event.TEST_BATCH_END, training, batch, logs);
    }

    @Override
    public void onPredictBegin(TrainingView training) {
        call(Event.PREDICT_BEGIN, training, 0, Logs.EMPTY);
    }

    @Override
    public void onPredictEnd(TrainingView training) {
        call(Event.PREDICT_END, training, 0, Logs.EMPTY);
    }

    @Override
    public void onPredictBatchBegin(TrainingView training, int batch) {
        call(Event.PREDICT_BATCH_BEGIN, training, batch, Logs.EMPTY);
    }

    @Override
    public void onPredictBatchEnd(TrainingView training, int batch) {
        call(Event.PREDICT_BATCH_END, training, batch, Logs.EMPTY);
    }
}
