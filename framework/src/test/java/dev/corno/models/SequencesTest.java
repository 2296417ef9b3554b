package dev.corno.models;

import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.data.Batch;
import dev.corno.layers.convolutional.Conv1D;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Embedding;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.GlobalMaxPooling1D;
import dev.corno.layers.preprocessing.Rescaling;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sequences to sequences, states over batches, lengths that differ, and inputs of several types. */
class SequencesTest {

    private static Tensor ramp(int... shape) {
        float[] numbers = new float[(int) Shape.of(shape).size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(i * 0.9);
        }
        return Tensor.of(numbers, shape);
    }

    @Test
    void anEncoderGivesItsStatesToADecoder(@TempDir Path folder) {
        var source = new Input(Shape.UNKNOWN).name("source").tensor();
        var target = new Input(Shape.UNKNOWN).name("target").tensor();
        var encoded = new LSTM(16).returnState(true).applyAll(List.of(new Embedding(6, 8).maskZero(true).apply(source)));
        var words = new Embedding(6, 8).apply(target);
        var decoded = new LSTM(16).returnSequences(true).apply(words, encoded.get(1), encoded.get(2));
        var model = new Model(List.of(source, target), List.of(new Dense(6, SOFTMAX).apply(decoded))).seed(1);
        // The answer is the question backwards; what was said before is given.
        Tensor question = Tensor.of(new int[] {1, 2, 3, 4, 5, 2, 3, 1, 4}, 3, 3);
        Tensor before = Tensor.of(new int[] {0, 3, 2, 0, 2, 5, 0, 4, 1}, 3, 3);
        Tensor answer = Tensor.of(new int[] {3, 2, 1, 2, 5, 4, 4, 1, 3}, 3, 3);
        model.compile(new Adam(0.03), SPARSE_CATEGORICAL_CROSSENTROPY);
        model.fit(List.of(question, before), List.of(answer), Fit.epochs(60).verbose(Verbosity.SILENT));
        model.save(folder.resolve("m.keras"));
        Tensor said = model.predict(List.of(question, before)).get(0);

        assertArrayEquals(answer.toIntArray(), said.argMax().toIntArray());
        assertEquals(said, Model.load(folder.resolve("m.keras")).predict(List.of(question, before)).get(0));
    }

    @Test
    void aTrainedDecoderSpeaksStepByStep() {
        var first = new Input(2, 4).tensor();
        var state = new Input(4).tensor();
        var reader = new GRU(4).returnSequences(true).returnState(true);
        var all = reader.applyAll(List.of(first, state));
        var step = new Input(1, 4).tensor();
        var one = reader.applyAll(List.of(step, state));
        var whole = new Model(List.of(first, state, step), List.of(all.get(0), one.get(0), one.get(1))).seed(3);
        var stepwise = new Model(List.of(step, state), List.of(one.get(0), one.get(1)));
        Tensor sequence = ramp(1, 2, 4);
        Tensor start = Tensor.zeros(DataType.FLOAT32, Shape.of(1, 4));
        Tensor atOnce = whole.predict(List.of(sequence, start, ramp(1, 1, 4))).get(0);
        var before = stepwise.predict(List.of(sequence.reshape(2, 1, 4).slice(0, 1), start));
        var after = stepwise.predict(List.of(sequence.reshape(2, 1, 4).slice(1, 2), before.get(1)));

        assertEquals(atOnce.at(0, 0, 3), before.get(0).at(0, 0, 3), 1e-6);
        assertEquals(atOnce.at(0, 1, 3), after.get(0).at(0, 0, 3), 1e-6);
    }

    @Test
    void aStatefulReaderGoesOnWhereTheLastBatchEnded() {
        var stateful = new Sequential(new Input(2, 3), new LSTM(4).stateful(true)).seed(1);
        var plain = new Sequential(new Input(4, 3), new LSTM(4)).seed(1);
        Tensor x = ramp(1, 4, 3);
        Tensor start = stateful.predictOnBatch(x.reshape(2, 2, 3).slice(0, 1));
        Tensor end = stateful.predictOnBatch(x.reshape(2, 2, 3).slice(1, 2));

        assertArrayEquals(plain.predict(x).toFloatArray(), end.toFloatArray(), 1e-6f);
        assertNotEquals(start, stateful.predictOnBatch(x.reshape(2, 2, 3).slice(0, 1)));
        assertEquals(start, stateful.resetStates().predictOnBatch(x.reshape(2, 2, 3).slice(0, 1)));
    }

    @Test
    void batchesMayDifferInLength() {
        var model = new Sequential(new Input(Shape.UNKNOWN, 2), new Conv1D(4, 2), new GRU(3).returnSequences(true), new GlobalMaxPooling1D(),
                new Dense(1)).seed(1);
        model.compile(new SGD(0.1), MEAN_SQUARED_ERROR);
        for (int length : new int[] {5, 9, 3, 5}) {
            double before = model.testOnBatch(Batch.of(ramp(2, length, 2), ramp(2, 1))).get("loss").getAsDouble();
            model.trainOnBatch(Batch.of(ramp(2, length, 2), ramp(2, 1)));

            assertTrue(model.testOnBatch(Batch.of(ramp(2, length, 2), ramp(2, 1))).get("loss").getAsDouble() < before);
        }

        assertEquals(Shape.of(4, 1), model.predict(ramp(4, 20, 2)).shape());
    }

    @Test
    void picturesOfAnySizeMayFollowOneAnother() {
        var model = new Sequential(new Input(Shape.UNKNOWN, Shape.UNKNOWN, 3), new Conv2D(4, 3),
                new GlobalAveragePooling2D(), new Dense(2)).seed(1);

        assertEquals(Shape.of(2, 2), model.predict(ramp(2, 7, 5, 3)).shape());
        assertEquals(Shape.of(3, 2), model.predict(ramp(3, 4, 9, 3)).shape());
    }

    @Test
    void wordsPicturesAndNumbersEnterOneModel() {
        var words = new Input(3).tensor();
        var picture = new Input(2, 2, 1).tensor();
        var numbers = new Input(2).tensor();
        var parts = List.of(new Flatten().apply(new Embedding(4, 2).apply(words)),
                new Flatten().apply(new Rescaling(1 / 255.0).apply(picture)), numbers);
        var model = new Model(List.of(words, picture, numbers), List.of(new Dense(1).apply(new Concatenate().apply(parts)))).seed(1);
        model.compile(new SGD(0.1), MEAN_SQUARED_ERROR);
        Tensor bytes = Tensor.of(new byte[] {0, (byte) 255, 10, 20, (byte) 200, 1, 2, 3}, 2, 2, 2, 1);
        List<Tensor> x = List.of(Tensor.of(new int[] {0, 1, 2, 3, 2, 1}, 2, 3), bytes, ramp(2, 2));
        List<Tensor> asFloats = x.stream().map(each -> each.asType(DataType.FLOAT32)).toList();
        model.fit(x, List.of(ramp(2, 1)), Fit.epochs(2).verbose(Verbosity.SILENT));

        assertEquals(model.predict(asFloats), model.predict(x));
    }
}
