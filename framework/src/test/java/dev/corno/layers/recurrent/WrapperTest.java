package dev.corno.layers.recurrent;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.activations.Activations;
import dev.corno.graph.SymbolicTensor;
import dev.corno.initializers.Ones;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Embedding;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.Masking;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@link Bidirectional}, {@link TimeDistributed}, and what else sequences are made of. */
class WrapperTest {

    // Its output is the sum so far.
    private static final SimpleRNN SUMS = new SimpleRNN(1).activation(Activations.LINEAR).kernelInitializer(new Ones())
            .recurrentInitializer(new Ones()).returnSequences(true);

    private static float[] read(Bidirectional layer, float... numbers) {
        return new Sequential(new Input(numbers.length, 1), new Masking(), layer).predict(Tensor.of(numbers, 1, numbers.length, 1))
                .toFloatArray();
    }

    @Test
    void bothDirectionsStandInTheOrderOfTime() {
        assertArrayEquals(new float[] {1, 6, 3, 5, 6, 3}, read(new Bidirectional(SUMS), 1, 2, 3));
    }

    @Test
    void stepsThatDoNotCountPutOutZero() {
        assertArrayEquals(new float[] {1, 4, 0, 0, 4, 3}, read(new Bidirectional(SUMS), 1, 0, 3));
    }

    @Test
    void outputsAreMergedAsWanted() {
        assertArrayEquals(new float[] {7, 8, 9}, read(new Bidirectional(SUMS).mergeMode(MergeMode.SUM), 1, 2, 3));
        assertArrayEquals(new float[] {6, 15, 18}, read(new Bidirectional(SUMS).mergeMode(MergeMode.MUL), 1, 2, 3));
        assertArrayEquals(new float[] {3.5f, 4, 4.5f}, read(new Bidirectional(SUMS).mergeMode(MergeMode.AVE), 1, 2, 3));
    }

    @Test
    void withoutMergingBothOutputsHaveTheMask() {
        SymbolicTensor masked = new Masking().apply(new Input(3, 1).tensor());
        List<SymbolicTensor> outputs = new Bidirectional(SUMS.returnState(true)).mergeMode(MergeMode.NONE).applyAll(List.of(masked));

        assertEquals(List.of(Shape.of(3, 1), Shape.of(3, 1), Shape.of(1), Shape.of(1)), outputs.stream().map(SymbolicTensor::shape).toList());
        assertEquals(List.of(true, true, false, false), outputs.stream().map(output -> output.mask().isPresent()).toList());
    }

    @Test
    void directionsAreNamedAsInKeras() {
        Bidirectional layer = new Bidirectional(new LSTM(2).name("reader"));
        assertEquals("forward_reader", layer.layer().name());
        assertEquals("backward_reader", layer.backwardLayer().name());
        assertTrue(new Bidirectional(new LSTM(2).returnSequences(true)).layer().zeroOutputForMask());
    }

    @Test
    void rejectsTwoLayersOfOneDirection() {
        assertFails("Bidirectional: expects one layer that goes backwards and one that does not, got goBackwards(false) for both.",
                () -> new Bidirectional(new LSTM(2)).backwardLayer(new LSTM(2)));
    }

    @Test
    void rejectsLayersThatPutOutOtherThings() {
        assertFails("Bidirectional: expects layers of the same returnSequences, got false for the forward and true for the backward layer.",
                () -> new Bidirectional(new LSTM(2)).backwardLayer(new LSTM(2).goBackwards(true).returnSequences(true)));
    }

    @Test
    void rejectsOutputsThatCannotBeMerged() {
        assertFails("Bidirectional: expects layers whose outputs can be merged, got (batch, 2) and (batch, 3).",
                () -> new Bidirectional(new LSTM(2)).backwardLayer(new LSTM(3).goBackwards(true)).mergeMode(MergeMode.SUM)
                        .outputShape(List.of(Shape.of(4, 1))));
    }

    @Test
    void rejectsStatesOfOneDirectionOnly() {
        assertFails("Bidirectional: expects a sequence, and as many first states for each direction, got 1 states.",
                () -> new Bidirectional(new GRU(2)).outputShape(List.of(Shape.of(4, 1), Shape.of(2))));
    }

    @Test
    void appliesALayerToEachStep() {
        Model model = new Sequential(new Input(2, 2), new TimeDistributed(new Dense(1).kernelInitializer(new Ones())));

        assertArrayEquals(new float[] {3, 7}, model.predict(Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2)).toFloatArray());
    }

    @Test
    void rejectsRowsWithoutTime() {
        assertFails("TimeDistributed: expects inputs of shape (time, ...), got (3). "
                + "Put new Reshape(-1, 1) before it for a sequence of single numbers.",
                () -> new TimeDistributed(new Dense(1)).outputShape(Shape.of(3)));
    }

    @Test
    void rejectsModels() {
        assertFails("TimeDistributed: expects a layer, got a Sequential model. Wrap each of its layers, one after the other.",
                () -> new TimeDistributed(new Sequential(new Input(2), new Dense(1))));
    }

    @Test
    void embeddingLooksUpRows() {
        Model model = new Sequential(new Input(3), new Embedding(4, 1).maskZero(true), new RNN(SUMS.step()));
        model.weights(Map.of("embedding/embeddings", Tensor.of(new float[] {9, 1, 2, 4}, 4, 1)));

        assertArrayEquals(new float[] {6}, model.predict(Tensor.of(new int[] {3, 2, 0}, 1, 3)).toFloatArray());
    }

    @Test
    void rejectsAnEmptyTable() {
        assertFails("Embedding: inputDim must be a positive integer, got 0.", () -> new Embedding(0, 2));
        assertFails("Embedding: outputDim must be a positive integer, got -1.", () -> new Embedding(3, -1));
    }

    @Test
    void rejectsMaskingSingleNumbers() {
        assertFails("Masking: expects inputs of shape (..., features), got (). Put new Reshape(-1, 1) before it for single numbers.",
                () -> new Masking().outputShape(Shape.scalar()));
    }

    @Test
    void rejectsPicturesOfUnknownSize() {
        assertFails("ConvLSTM2D: expects inputs of shape (time, height, width, channels), of which only the time may be unknown, "
                + "got (?, ?, 4, 1).", () -> new ConvLSTM2D(2, 3).outputShape(Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, 4, 1)));
    }

    @Test
    void rejectsKernelsLargerThanPictures() {
        assertFails("ConvLSTM1D: expects steps that are not smaller than its kernelSize of [3], got (2, 1). Use padding(SAME).",
                () -> new ConvLSTM1D(2, 3).outputShape(Shape.of(4, 2, 1)));
    }

    @Test
    void rejectsStridesWithDilation() {
        assertFails("ConvLSTM2D: expects strides of 1 where dilationRate is not 1, got strides [2, 2] and dilationRate [1, 2].",
                () -> new ConvLSTM2D(2, 3).strides(2).dilationRate(1, 2));
    }

    @Test
    void rejectsKernelsOfOtherAxes() {
        assertFails("ConvLSTM3D: kernelSize must be 3 positive integers, got [2, 2].", () -> new ConvLSTM3D(2, List.of(2, 2)));
    }

    @Test
    void rejectsNoFilters() {
        assertFails("ConvLSTM1D: filters must be a positive integer, got 0.", () -> new ConvLSTM1D(0, 2));
    }
}
