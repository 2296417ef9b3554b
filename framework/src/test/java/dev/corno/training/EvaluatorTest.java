package dev.corno.training;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private final ScriptedModel model = ScriptedModel.losing(1.0, 4.0);

    private Evaluator evaluator(Recorder... watchers) {
        return new Evaluator(model, Verbosity.SILENT, watchers);
    }

    @Test
    void weightsBatchesByRows() {
        Evaluation result = evaluator().evaluate(Numbers.pairs(3), 0);
        assertEquals(2, result.loss());
        assertEquals(List.of("prepare evaluate", "test 0.0", "prepare evaluate", "test 2.0"), model.calls);
    }

    @Test
    void stopsAfterTheStepsAskedFor() {
        assertEquals(1, evaluator().evaluate(Numbers.endless(), 1).loss());
    }

    @Test
    void callsWatchers() {
        List<String> calls = new ArrayList<>();
        evaluator(new Recorder(calls)).evaluate(Numbers.pairs(2), 0);
        evaluator(new Recorder(calls)).predict(Numbers.pairs(2), 0);
        assertEquals(List.of("onTestBegin", "onTestBatchBegin 0", "onTestBatchEnd 0", "onTestEnd", "onPredictBegin",
                "onPredictBatchBegin 0", "onPredictBatchEnd 0", "onPredictEnd"), calls);
    }

    @Test
    void emptyDataFails() {
        assertFails("evaluate: expects at least one batch of data, got none. Check that the data set has samples and gives a new iterator "
                + "each epoch.", () -> evaluator().evaluate(Numbers.uncounted(0), 0));
        assertFails("predict: expects at least one batch of data, got none. Check that the data set has samples and gives a new iterator "
                + "each epoch.", () -> evaluator().predict(Numbers.uncounted(0), 0));
    }

    @Test
    void dataThatRunsDryFails() {
        assertFails("evaluate: expects 3 batches (steps), got 2 before the data ran dry. Use fewer steps, or a data set that does not end.",
                () -> evaluator().evaluate(Numbers.pairs(4), 3));
    }

    @Test
    void predictionsOfBatchesAreJoined() {
        List<Tensor> predictions = evaluator().predict(Numbers.pairs(5), 0);
        assertEquals(1, predictions.size());
        assertEquals("(5, 1)", predictions.get(0).shape().toString());
        assertArrayEquals(new float[] {0, 1, 2, 3, 4}, predictions.get(0).toFloatArray());
    }

    @Test
    void predictsAsManyStepsAsAsked() {
        assertArrayEquals(new float[] {0, 1, 2}, evaluator().predict(Numbers.endless(), 3).get(0).toFloatArray());
    }

    @Test
    void predictionsOfBatchesThatAreNotCountedAreJoined() {
        float[] expected = Numbers.upTo(9).toFloatArray();
        assertArrayEquals(expected, evaluator().predict(Numbers.uncounted(9), 0).get(0).toFloatArray());
        assertArrayEquals(expected, evaluator().predict(Numbers.pairs(9).map(batch -> batch), 0).get(0).toFloatArray());
    }

    @Test
    void predictionsNeedNoLabels() {
        Tensor unknown = Tensor.full(Float.NaN, 3, 1);
        assertEquals(Numbers.upTo(3), evaluator().predict(Dataset.of(Numbers.upTo(3), unknown).batchSize(2), 0).get(0));
    }

    @Test
    void predictionsOfDifferentShapesCannotBeJoined() {
        Dataset data = Dataset.generate(() -> Stream.of(Tensor.full(0, 2, 7, 4), Tensor.full(0, 1, 9, 4))
                .map(x -> new Batch(List.of(x), List.of(), List.of())).iterator());
        assertEquals("predict: expects all batches to give outputs of the same shape to join them, got (2, 7, 4) and (1, 9, 4). Call "
                + "predictOnBatch for each batch instead.",
                assertThrows(ShapeMismatchException.class, () -> evaluator().predict(data, 0)).getMessage());
    }
}
