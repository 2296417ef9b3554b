package dev.corno.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.callbacks.BackupAndRestore;
import dev.corno.callbacks.Callback;
import dev.corno.callbacks.LambdaCallback;
import dev.corno.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressDisplayTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ManualClock clock = new ManualClock();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String text() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    /** Trains with batches that take so long each. */
    private String shown(boolean live, int width, long millis, Fit options, Dataset data) {
        Callback slow = new LambdaCallback().onTrainBatchEnd((training, batch, logs) -> clock.advance(millis));
        new TrainingLoop(ScriptedModel.losing(0.5), options.callbacks(slow), new ProgressDisplay(out, live, width, clock), clock).run(data);
        return text();
    }

    @Test
    void drawsOneLineAgainAndAgain() {
        assertEquals("\rEpoch 1/1  1/4  25%  0:02<0:06  1.0 samples/s  loss 0.5000"
                + "\rEpoch 1/1  2/4  50%  0:04<0:04  1.0 samples/s  loss 0.2500"
                + "\rEpoch 1/1  3/4  75%  0:06<0:02  1.0 samples/s  loss 0.1667"
                + "\rEpoch 1/1  4/4  100%  0:08<0:00  1.0 samples/s  loss 0.1250"
                + "\rEpoch 1/1  4/4  100%  0:08  1.0 samples/s  loss 0.1250     \n",
                shown(true, 80, 2000, Fit.epochs(1), Numbers.pairs(8)));
    }

    @Test
    void drawsAtMostTenTimesASecond() {
        String text = shown(true, 80, 10, Fit.epochs(1), Numbers.pairs(60));
        assertEquals(3 + 1, text.chars().filter(c -> c == '\r').count());
    }

    @Test
    void showsValidationInTheSameLine() {
        assertEquals("\rEpoch 1/1  1/1  100%  0:01<0:00  2.0 samples/s  loss 0.5000"
                + "\rEpoch 1/1  1/1  100%  0:01  2.0 samples/s  loss 0.5000  val_loss 0.0000\n",
                shown(true, 80, 1000, Fit.epochs(1).validationData(Numbers.pairs(2)), Numbers.pairs(2))
                        .replace("\rEpoch 1/1  validating  1/2" + " ".repeat(33), ""));
    }

    @Test
    void leavesOutWhatDoesNotFit() {
        assertEquals("\rEpoch 1/1 1/1 100% 0:01<0:00\rEpoch 1/1  1/1  100%  0:01  2.0 samples/s  loss 0.5000\n",
                shown(true, 36, 1000, Fit.epochs(1), Numbers.pairs(2)));
    }

    @Test
    void drawsTheValuesCloserTogetherWhereThatMakesThemFit() {
        assertEquals("\rEpoch 1/1 1/1 100% 0:01<0:00 2.0 samples/s loss 0.5000"
                + "\rEpoch 1/1  1/1  100%  0:01  2.0 samples/s  loss 0.5000\n",
                shown(true, 56, 1000, Fit.epochs(1), Numbers.pairs(2)));
    }

    @Test
    void printsALineForEachEpochWhereNobodyLooks() {
        assertEquals("Epoch 1/2  2/2  100%  0:02  2.0 samples/s  loss 0.2500\nEpoch 2/2  2/2  100%  0:02  2.0 samples/s  loss 0.0000\n",
                shown(false, 80, 1000, Fit.epochs(2), Numbers.pairs(4)));
    }

    @Test
    void showsNoShareOfWhatIsNotCountedUntilTheSecondEpoch() {
        assertEquals("Epoch 1/2  3  0:03  1.0 samples/s  loss 0.1667\nEpoch 2/2  3/3  100%  0:03  1.0 samples/s  loss 0.0000\n",
                shown(false, 80, 1000, Fit.epochs(2), Numbers.uncounted(3)));
    }

    @Test
    void speedAndTimeLeftAreOfWhatIsDoneNow(@TempDir Path folder) {
        BackupAndRestore backups = new BackupAndRestore(folder).saveFreq(1);
        Callback dying = CutOffTraining.dying(3, () -> {
            throw new IllegalStateException("cut off");
        });
        assertThrows(IllegalStateException.class, () -> new TrainingLoop(ScriptedModel.losing(),
                Fit.epochs(1).verbose(Verbosity.SILENT).callbacks(backups, dying)).run(Numbers.pairs(8)));
        Callback slow = new LambdaCallback().onTrainBatchEnd((training, batch, logs) -> clock.advance(1000));
        new TrainingLoop(ScriptedModel.losing(), Fit.epochs(1).callbacks(backups, slow), new ProgressDisplay(out, true, 80, clock), clock)
                .run(Numbers.pairs(8));
        assertTrue(text().startsWith("\rEpoch 1/1  3/4  75%  0:01<0:01  2.0 samples/s  loss 0.0000"), text());
    }

    @Test
    void saysWhyTrainingStopped() {
        Callback stop = new LambdaCallback().onEpochEnd((training, epoch, logs) -> training.stopTraining("Enough."));
        new TrainingLoop(ScriptedModel.losing(), Fit.epochs(9).callbacks(stop), new ProgressDisplay(out, false, 80, clock), clock)
                .run(Numbers.pairs(2));
        assertEquals("Epoch 1/9  1/1  100%  0:00  loss 0.0000\nStopped: Enough.\n", text());
    }

    @Test
    void endsItsLineWhenTrainingFails() {
        Callback failing = new LambdaCallback().onTrainBatchBegin((training, batch) -> {
            if (batch == 1) {
                throw new IllegalStateException("Broken callback.");
            }
        });
        TrainingLoop loop = new TrainingLoop(ScriptedModel.losing(), Fit.epochs(1).callbacks(failing),
                new ProgressDisplay(out, true, 80, clock), clock);
        assertThrows(IllegalStateException.class, () -> loop.run(Numbers.pairs(4)));
        assertEquals("\rEpoch 1/1  1/2  50%  0:00<0:00  loss 0.0000\n", text());
    }

    @Test
    void showsEvaluationAndPrediction() {
        Evaluator evaluator = new Evaluator(ScriptedModel.losing(0.5), new ProgressDisplay(out, false, 80, clock));
        evaluator.evaluate(Numbers.pairs(2), 0);
        evaluator.predict(Numbers.pairs(2), 0);
        assertEquals("Evaluate  1/1  100%  0:00  loss 0.5000\nPredict  1/1  100%  0:00\n", text());
    }
}
