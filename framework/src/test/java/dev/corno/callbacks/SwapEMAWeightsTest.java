package dev.corno.callbacks;

import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.History;
import dev.corno.training.Inference;
import dev.corno.training.Verbosity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwapEMAWeightsTest {

    private static final Tensor X = Tensor.of(new float[] {1, 2}, 2, 1);
    private static final Tensor Y = Tensor.of(new float[] {2, 4}, 2, 1);

    /** One weight, 0 at first; each step halves how far it is from 2, and the average goes half way to it. */
    private static Sequential model() {
        Sequential model = new Sequential(new Input(1), new Dense(1).useBias(false));
        model.weights(Map.of("dense/kernel", Tensor.of(new float[1], 1, 1)));
        model.compile(new SGD(0.1).useEma(true).emaMomentum(0.5), MEAN_SQUARED_ERROR);
        return model;
    }

    private static float weight(TrainingView training) {
        return training.weights().get("dense/kernel").item();
    }

    private static History fit(Sequential model, int epochs, Callback... callbacks) {
        return model.fit(X, Y, Fit.epochs(epochs).shuffle(false).validationData(X, Y).verbose(Verbosity.SILENT).callbacks(callbacks));
    }

    @Test
    void validationSeesTheAveragesAndTrainingDoesNot() {
        List<Float> validated = new ArrayList<>();
        List<Float> trained = new ArrayList<>();
        fit(model(), 3, new SwapEMAWeights(), new LambdaCallback().onTestBegin(training -> validated.add(weight(training)))
                .onEpochEnd((training, epoch, logs) -> trained.add(weight(training))));
        assertEquals(List.of(1f, 1.25f, 1.5f), validated);
        assertEquals(List.of(1f, 1.5f, 1.75f), trained);
    }

    @Test
    void laterCallbacksSeeTheAveragesAtTheEndOfEpochsWhereAsked() {
        List<Float> ended = new ArrayList<>();
        List<Float> begun = new ArrayList<>();
        Sequential model = model();
        fit(model, 3, new SwapEMAWeights().swapOnEpoch(true), new LambdaCallback()
                .onEpochEnd((training, epoch, logs) -> ended.add(weight(training)))
                .onEpochBegin((training, epoch) -> begun.add(weight(training))));
        assertEquals(List.of(1f, 1.25f, 1.5f), ended);
        assertEquals(List.of(0f, 1f, 1.5f), begun);
        assertEquals(1.5f, model.weights().get("dense/kernel").item());
    }

    @Test
    void theEndIsTheSameWithAndWithoutIt() {
        Sequential plain = model();
        fit(plain, 3);
        fit(plain, 2);
        Sequential swapped = model();
        fit(swapped, 3, new SwapEMAWeights().swapOnEpoch(true));
        fit(swapped, 2, new SwapEMAWeights());
        assertEquals(plain.weights(), swapped.weights());
    }

    @Test
    void evaluationAndPredictionSeeTheAverages() {
        Sequential model = model();
        model.trainOnBatch(Batch.of(X, Y));
        model.trainOnBatch(Batch.of(X, Y));
        Tensor plain = model.predict(X);
        Inference averaged = Inference.ALL.callbacks(new SwapEMAWeights());
        assertEquals(List.of(Tensor.of(new float[] {1.25f, 2.5f}, 2, 1)), model.predict(Dataset.of(X, Y), averaged));
        assertNotEquals(model.evaluate(X, Y).loss(), model.evaluate(Dataset.of(X, Y), averaged).loss());
        assertEquals(plain, model.predict(X));
    }

    @Test
    void nothingIsSwappedBeforeTheFirstUpdate() {
        Sequential model = model();
        assertEquals(List.of(model.predict(X)), model.predict(Dataset.of(X, Y), Inference.ALL.callbacks(new SwapEMAWeights())));
    }

    @Test
    void needsAnOptimizerThatKeepsAverages() {
        Sequential model = model();
        model.compile(new SGD(0.1), MEAN_SQUARED_ERROR);
        assertEquals("SwapEMAWeights: expects an optimizer that keeps averages of the weights, got one without. Compile the model with "
                + "useEma(true), as in new Adam().useEma(true).",
                assertThrows(IllegalStateException.class, () -> fit(model, 1, new SwapEMAWeights())).getMessage());
    }
}
