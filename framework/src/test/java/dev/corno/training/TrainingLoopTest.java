package dev.corno.training;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.callbacks.Callback;
import dev.corno.callbacks.EarlyStopping;
import dev.corno.callbacks.LambdaCallback;
import dev.corno.callbacks.LearningRateScheduler;
import dev.corno.callbacks.Logs;
import dev.corno.callbacks.TerminateOnNaN;
import dev.corno.data.Dataset;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TrainingLoopTest {

    private static Fit epochs(int epochs) {
        return Fit.epochs(epochs).verbose(Verbosity.SILENT);
    }

    private static History run(Trainee model, Fit options, Dataset data) {
        return new TrainingLoop(model, options).run(data);
    }

    private static List<String> steps(ScriptedModel model) {
        return model.calls.stream().filter(call -> call.startsWith("t")).toList();
    }

    @Test
    void theLossOfAnEpochWeightsBatchesByRows() {
        History history = run(ScriptedModel.losing(1.0, 4.0), epochs(1), Numbers.pairs(3));
        assertEquals(List.of(2.0), history.get("loss"));
    }

    @Test
    void eachEpochStartsAnew() {
        History history = run(ScriptedModel.losing(1.0, 3.0, 5.0, 7.0), epochs(2), Numbers.pairs(4));
        assertEquals(List.of(2.0, 6.0), history.get("loss"));
    }

    @Test
    void everyBatchIsPreparedAndTheAveragesAreTakenAtTheEnd() {
        ScriptedModel model = ScriptedModel.losing();
        run(model, epochs(1).validationData(Numbers.pairs(1)), Numbers.pairs(4));
        assertEquals(List.of("prepare fit", "train 0.0", "prepare fit", "train 2.0", "prepare validation", "test 0.0", "finish"), model.calls);
    }

    @Test
    void validatesAfterEachEpoch() {
        Fit options = epochs(2).validationData(Numbers.pairs(2));
        History history = run(ScriptedModel.losing(1.0, 2.0, 3.0, 4.0), options, Numbers.pairs(2));
        assertEquals(List.of(1.0, 3.0), history.get("loss"));
        assertEquals(List.of(2.0, 4.0), history.get("val_loss"));
    }

    @Test
    void validatesAsOftenAsAsked() {
        Fit options = epochs(5).validationData(Numbers.upTo(2), Numbers.upTo(2)).validationFreq(2);
        History history = run(ScriptedModel.losing(), options, Numbers.pairs(2));
        assertEquals(5, history.get("loss").size());
        assertEquals(2, history.get("val_loss").size());
    }

    @Test
    void validatesAfterTheEpochsAskedFor() {
        Fit options = epochs(5).validationData(Numbers.upTo(2), Numbers.upTo(2)).validationFreq(List.of(1, 4));
        List<Integer> validated = run(ScriptedModel.losing(), options, Numbers.pairs(2)).epochs().stream()
                .filter(epoch -> epoch.logs().get("val_loss").isPresent()).map(History.Epoch::number).toList();
        assertEquals(List.of(0, 3), validated);
    }

    @Test
    void validatesOnTheFirstBatchesEachTime() {
        ScriptedModel model = ScriptedModel.losing();
        run(model, epochs(2).validationData(Numbers.endless()).validationSteps(2), Numbers.pairs(2));
        assertEquals(List.of("train 0.0", "test 0.0", "test 1.0", "train 0.0", "test 0.0", "test 1.0"), steps(model));
    }

    @Test
    void validationBatchesHaveTheirOwnSize() {
        ScriptedModel model = ScriptedModel.losing();
        run(model, epochs(1).batchSize(2).validationData(Numbers.upTo(4), Numbers.upTo(4)).validationBatchSize(3), Numbers.pairs(2));
        assertEquals(List.of("train 0.0", "test 0.0", "test 3.0"), steps(model));
    }

    @Test
    void startsAtTheInitialEpoch() {
        History history = run(ScriptedModel.losing(), epochs(5).initialEpoch(3), Numbers.pairs(2));
        assertEquals(List.of(3, 4), history.epochs().stream().map(History.Epoch::number).toList());
    }

    @Test
    void doesNothingWhereAllEpochsAreDone() {
        ScriptedModel model = ScriptedModel.losing();
        assertEquals(List.of(), run(model, epochs(5).initialEpoch(5), Numbers.pairs(2)).epochs());
        assertEquals(List.of(), model.calls);
    }

    @Test
    void endlessDataGoesOnInTheNextEpoch() {
        ScriptedModel model = ScriptedModel.losing();
        run(model, epochs(2).stepsPerEpoch(2), Numbers.endless());
        assertEquals(List.of("train 0.0", "train 1.0", "train 2.0", "train 3.0"), steps(model));
    }

    @Test
    void dataUsedUpAtTheEndOfAnEpochStartsAgain() {
        ScriptedModel model = ScriptedModel.losing();
        run(model, epochs(2).stepsPerEpoch(2), Numbers.uncounted(2));
        assertEquals(List.of("train 0.0", "train 1.0", "train 0.0", "train 1.0"), steps(model));
    }

    @Test
    void dataThatRunsDryFails() {
        assertFails("fit: expects 3 batches (stepsPerEpoch), got 2 before the data ran dry. Use fewer steps, or a data set that does not "
                + "end.", () -> run(ScriptedModel.losing(), epochs(1).stepsPerEpoch(3), Numbers.uncounted(2)));
    }

    @Test
    void dataKnownToRunDryFailsBeforeTraining() {
        assertFails("fit: stepsPerEpoch 2 needs 6 batches for 3 epochs, but the data has 5. Use a number of steps that divides 5, or a data "
                + "set that does not end.", () -> run(ScriptedModel.losing(), epochs(3).stepsPerEpoch(2), Numbers.pairs(10)));
    }

    @Test
    void emptyDataFails() {
        assertFails("fit: expects at least one batch of data, got none. Check that the data set has samples and gives a new iterator each "
                + "epoch.", () -> run(ScriptedModel.losing(), epochs(1), Numbers.uncounted(0)));
        assertFails("validation: expects at least one batch of data, got none. Check that the data set has samples and gives a new iterator "
                + "each epoch.",
                () -> run(ScriptedModel.losing(), epochs(1).validationData(Numbers.uncounted(0)), Numbers.pairs(2)));
    }

    @Test
    void validationDataThatRunsDryFails() {
        assertFails("validation: expects 3 batches (validationSteps), got 2 before the data ran dry. Use fewer steps, or a data set that "
                + "does not end.", () -> run(ScriptedModel.losing(),
                        epochs(1).validationData(Numbers.uncounted(2)).validationSteps(3), Numbers.pairs(2)));
    }

    @Test
    void callbacksAreCalledInKerasOrder() {
        List<String> calls = new ArrayList<>();
        run(ScriptedModel.losing(), epochs(1).validationData(Numbers.pairs(2)).callbacks(new Recorder(calls)), Numbers.pairs(4));
        assertEquals(List.of("onTrainBegin", "onEpochBegin 0", "onTrainBatchBegin 0", "onTrainBatchEnd 0", "onTrainBatchBegin 1",
                "onTrainBatchEnd 1", "onTestBegin", "onTestBatchBegin 0", "onTestBatchEnd 0", "onTestEnd",
                "onEpochEnd 0 [loss, val_loss]", "onTrainEnd [loss, val_loss]"), calls);
    }

    @Test
    void callbacksThatDoNotWatchBatchesAreCalledForEpochsOnly() {
        List<String> calls = new ArrayList<>();
        LambdaCallback epochsOnly = new LambdaCallback().onEpochEnd((training, epoch, logs) -> calls.add("end " + logs.values()));
        run(ScriptedModel.losing(1.0, 2.0), epochs(1).callbacks(epochsOnly), Numbers.pairs(4));
        assertEquals(List.of("end {loss=1.5}"), calls);
        assertFalse(epochsOnly.watchesBatches());
    }

    @Test
    void valuesOfABatchStayAsTheyWere() {
        List<Logs> seen = new ArrayList<>();
        Callback keeping = new LambdaCallback().onTrainBatchEnd((training, batch, logs) -> seen.add(logs));
        run(ScriptedModel.losing(1.0, 2.0, 6.0), epochs(1).callbacks(new EarlyStopping("loss"), keeping), Numbers.pairs(6));
        assertEquals(List.of("{loss=1.0}", "{loss=1.5}", "{loss=3.0}"), seen.stream().map(logs -> logs.values().toString()).toList());
    }

    @Test
    @Timeout(30)
    void stoppingEndsTheThreadThatMakesBatchesAhead() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Dataset data = Dataset.generate(() -> new ClosingIterator(Numbers.endless().epoch(0), closed::countDown)).prefetch(2);
        Callback stop = new LambdaCallback().onTrainBatchEnd((training, batch, logs) -> training.stopTraining("Enough."));
        run(ScriptedModel.losing(), epochs(3).callbacks(stop), data);
        assertTrue(closed.await(30, TimeUnit.SECONDS));
    }

    @Test
    void whatFailsOnTheThreadThatMakesBatchesFailsTraining() {
        UncheckedIOException failure = new UncheckedIOException(new IOException("no more disk"));
        Dataset data = Numbers.pairs(4).map(batch -> {
            throw failure;
        }).prefetch(2);
        assertSame(failure, assertThrows(UncheckedIOException.class, () -> run(ScriptedModel.losing(), epochs(1), data)));
    }

    @Test
    void notANumberIsFoundInValidationToo() {
        Tensor broken = Tensor.of(new float[] {0, Float.NaN, 2}, 3, 1);
        assertFails("validation: x has NaN at sample 1, position (0). Remove such samples or put numbers in their place.",
                () -> run(ScriptedModel.losing(), epochs(1).validationData(broken, broken), Numbers.pairs(2)));
    }

    @Test
    void stoppingEndsTheEpochAfterTheBatchAndStillValidates() {
        ScriptedModel model = ScriptedModel.losing();
        Callback stop = new LambdaCallback().onTrainBatchEnd((training, batch, logs) -> training.stopTraining("Enough."));
        History history = run(model, epochs(3).validationData(Numbers.pairs(1)).callbacks(stop), Numbers.pairs(6));
        assertEquals(List.of("train 0.0", "test 0.0"), steps(model));
        assertEquals(Optional.of("Enough."), history.stopReason());
    }

    @Test
    void theFirstReasonToStopCounts() {
        Callback first = new LambdaCallback().onEpochEnd((training, epoch, logs) -> training.stopTraining("First."));
        Callback second = new LambdaCallback().onEpochEnd((training, epoch, logs) -> training.stopTraining("Second."));
        History history = run(ScriptedModel.losing(), epochs(3).callbacks(first, second), Numbers.pairs(2));
        assertEquals(Optional.of("First."), history.stopReason());
    }

    @Test
    void earlyStoppingRestoresWeightsAfterTheAveragesAreTaken() {
        ScriptedModel model = ScriptedModel.losing(3.0, 1.0, 2.0);
        run(model, epochs(9).callbacks(new EarlyStopping("loss").restoreBestWeights(true)), Numbers.pairs(2));
        assertEquals(List.of("finish", "restore 2.0"), model.calls.subList(6, 8));
    }

    @Test
    void divergenceIsCaughtInTheMiddleOfAnEpoch() {
        ScriptedModel model = ScriptedModel.losing(1.0, 1.0, 1.0, Double.NaN);
        History history = run(model, epochs(9).callbacks(new TerminateOnNaN()), Numbers.pairs(6));
        assertEquals(4, model.iterations());
        assertEquals(Optional.of("loss became NaN at epoch 2, batch 1. Common causes: learning rate too high (0.1 now), missing input "
                + "scaling, log of zero in a custom loss."), history.stopReason());
    }

    @Test
    void lossesThatAreNotNumbersDoNotStopTrainingByThemselves() {
        History history = run(ScriptedModel.losing(Double.NaN), epochs(2), Numbers.pairs(2));
        assertEquals(List.of(Double.NaN, 0.0), history.get("loss"));
        assertEquals(Optional.empty(), history.stopReason());
    }

    @Test
    void laterCallbacksAndTheHistorySeeWhatIsLogged() {
        List<String> calls = new ArrayList<>();
        Fit options = epochs(2).callbacks(new LearningRateScheduler((epoch, rate) -> rate / 2), new Recorder(calls));
        History history = run(ScriptedModel.losing(), options, Numbers.pairs(2));
        assertEquals(List.of(0.05, 0.025), history.get("learning_rate"));
        assertEquals("onTrainEnd [loss, learning_rate]", calls.get(calls.size() - 1));
    }

    @Test
    void durationsComeFromTheClock() {
        ManualClock clock = new ManualClock();
        Fit options = epochs(2).callbacks(new LambdaCallback().onTrainBatchEnd((training, batch, logs) -> clock.advance(1500)));
        History history = new TrainingLoop(ScriptedModel.losing(), options, ProgressDisplay.standard(Verbosity.SILENT), clock)
                .run(Numbers.pairs(2));
        assertEquals(Duration.ofSeconds(3), history.duration());
    }

    @Test
    void dataIsLetGoOfWhenTrainingFails() {
        List<String> calls = new ArrayList<>();
        Callback failing = new LambdaCallback().onTrainBatchEnd((training, batch, logs) -> {
            throw new IllegalStateException("Broken callback.");
        });
        Dataset data = Dataset.generate(() -> new ClosingIterator(Numbers.endless().epoch(0), () -> calls.add("closed")));
        assertThrows(IllegalStateException.class, () -> run(ScriptedModel.losing(), epochs(1).callbacks(failing), data));
        assertEquals(List.of("closed"), calls);
    }
}
