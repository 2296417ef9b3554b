package dev.corno.layers.recurrent;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.backend.BackendException;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Constant;
import dev.corno.initializers.Ones;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.Masking;
import dev.corno.layers.core.WithMask;
import dev.corno.layers.merging.Concatenate;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is common to all layers that read sequences, with states that can be counted by hand. */
class SequenceLayerTest {

    private static final float TOLERANCE = 1e-6f;

    /** Adds up what it reads: the output is the sum so far. */
    private record Sum(String name) implements Cell {

        @Override
        public Sum name(String value) {
            return new Sum(value);
        }

        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public List<Shape> stateShapes(Shape input) {
            return List.of(input);
        }

        @Override
        public List<LayerWeight> weights(Shape input) {
            return List.of(new LayerWeight("factor", Shape.of(1), new WeightSpec(new Ones()), true));
        }

        @Override
        public Steps start(LayerCall call, Shape input) {
            return (x, states) -> {
                Expression sum = states.get(0).plus(x.times(call.weight(0)));
                return List.of(sum, sum);
            };
        }
    }

    private static final RNN SUMS = new RNN(new Sum(null)).returnSequences(true);

    private static Tensor x(float... numbers) {
        return Tensor.of(numbers, 1, numbers.length, 1);
    }

    private static float[] read(SequenceLayer<?> layer, float... numbers) {
        return new Sequential(new Input(numbers.length, 1), layer).predict(x(numbers)).toFloatArray();
    }

    private static float[] readMasked(SequenceLayer<?> layer, float... numbers) {
        return new Sequential(new Input(numbers.length, 1), new Masking(), layer).predict(x(numbers)).toFloatArray();
    }

    @Test
    void appliesACellOfOnesOwnToAllSteps() {
        assertArrayEquals(new float[] {1, 3, 6}, read(SUMS, 1, 2, 3));
        assertArrayEquals(new float[] {6}, read(SUMS.returnSequences(false), 1, 2, 3));
    }

    @Test
    void readsBackwardsAndPutsOutInThatOrder() {
        assertArrayEquals(new float[] {3, 5, 6}, read(SUMS.goBackwards(true), 1, 2, 3));
    }

    @Test
    void stepsThatDoNotCountRepeatTheOutputBefore() {
        assertArrayEquals(new float[] {0, 1, 1, 4}, readMasked(SUMS, 0, 1, 0, 3));
    }

    @Test
    void stepsThatDoNotCountPutOutZeroIfThatIsWanted() {
        assertArrayEquals(new float[] {0, 1, 0, 4}, readMasked(SUMS.zeroOutputForMask(true), 0, 1, 0, 3));
    }

    @Test
    void lastOutputIsThatOfTheLastStepThatCounts() {
        assertArrayEquals(new float[] {4}, readMasked(SUMS.returnSequences(false), 0, 1, 3, 0));
    }

    @Test
    void aMaskThatComesWithTheSequenceDoesNotCountWhereFirstStatesAreGiven() {
        SymbolicTensor sequence = new Input(3, 1).tensor();
        SymbolicTensor state = new Input(1).tensor();
        Model model = new Model(List.of(sequence, state), List.of(SUMS.zeroOutputForMask(true).apply(new Masking().apply(sequence), state)));

        assertArrayEquals(new float[] {10, 11, 11}, model.predict(List.of(x(0, 1, 0), x(10).reshape(1, 1))).get(0).toFloatArray());
    }

    @Test
    void aMaskThatIsGivenCountsWithFirstStatesToo() {
        SymbolicTensor sequence = new Input(3, 1).tensor();
        SymbolicTensor mask = new Input(3).tensor();
        SymbolicTensor state = new Input(1).tensor();
        Model model = new Model(List.of(sequence, mask, state),
                List.of(SUMS.zeroOutputForMask(true).apply(new WithMask().apply(sequence, mask), state)));
        List<Tensor> x = List.of(x(0, 1, 0), x(0, 1, 0).reshape(1, 3), x(10).reshape(1, 1));

        assertArrayEquals(new float[] {0, 11, 0}, model.predict(x).get(0).toFloatArray());
    }

    @Test
    void startsWithTheStatesThatItIsGivenAndPutsOutTheLast() {
        SymbolicTensor sequence = new Input(2, 1).tensor();
        SymbolicTensor state = new Input(1).tensor();
        Model model = new Model(List.of(sequence, state), SUMS.returnState(true).applyAll(List.of(sequence, state)));

        List<Tensor> outputs = model.predict(List.of(x(1, 2), Tensor.of(new float[] {10}, 1, 1)));

        assertArrayEquals(new float[] {11, 13}, outputs.get(0).toFloatArray());
        assertArrayEquals(new float[] {13}, outputs.get(1).toFloatArray());
    }

    @Test
    void statefulLayersGoOnWhereTheBatchBeforeEnded() {
        Model model = new Sequential(new Input(2, 1), SUMS.stateful(true));

        assertArrayEquals(new float[] {1, 3}, model.predict(x(1, 2)).toFloatArray());
        assertArrayEquals(new float[] {6, 10}, model.predict(x(3, 4)).toFloatArray());
        assertArrayEquals(new float[] {1, 2}, model.resetStates().predict(x(1, 1)).toFloatArray());
    }

    @Test
    void statesAreNoWeights() {
        Model model = new Sequential(new Input(2, 1), SUMS.stateful(true));
        Tensor unused = model.predict(x(1, 2));

        assertEquals(List.of("rnn/factor"), List.copyOf(model.weights().keySet()));
        assertEquals(2, unused.size());
    }

    @Test
    void rejectsABatchOfAnotherSizeThanItsStates() {
        Model model = new Sequential(new Input(2, 1), SUMS.stateful(true));
        Tensor unused = model.predict(x(1, 2));

        BackendException failure = assertThrows(BackendException.class, () -> model.predict(Tensor.full(1, 3, 2, 1)));
        assertEquals("RNN \"rnn\": expects batches of 1 samples, of which it remembers the states, got 3. "
                + "Call resetStates() on the model before.", failure.getCause().getMessage());
        assertEquals(2, unused.size());
    }

    @Test
    void rejectsABatchOfAnotherSizeThanTheInputs() {
        Model model = new Sequential(new Input(2, 1).batchSize(2), SUMS.stateful(true));

        assertFails("predict: input \"input_layer\" of a stateful model expects batches of 2 samples, got 3. "
                + "Give a multiple of 2 samples and batchSize(2).", () -> model.predict(Tensor.full(1, 3, 2, 1)));
    }

    @Test
    void onlyStatefulLayersHoldToTheBatchSizeOfAnInput() {
        Model model = new Sequential(new Input(2, 1).batchSize(2), SUMS);

        assertEquals(Shape.of(3, 2, 1), model.predict(Tensor.full(1, 3, 2, 1)).shape());
    }

    @Test
    void lstmIsAnRnnOverItsCell() {
        Constant start = new Constant(0.3);
        float[] layer = read(new LSTM(2).kernelInitializer(start).recurrentInitializer(start), 1, 2, 3);
        float[] cells = read(new RNN(new LSTMCell(2).kernelInitializer(start).recurrentInitializer(start)), 1, 2, 3);

        assertArrayEquals(layer, cells, TOLERANCE);
    }

    @Test
    void stackedCellsAreLayersOneAfterTheOther() {
        SimpleRNN layer = new SimpleRNN(2).kernelInitializer(new Constant(0.3)).recurrentInitializer(new Constant(0.1));
        Model layers = new Sequential(new Input(3, 1), layer.returnSequences(true), layer);
        SimpleRNNCell cell = layer.step().name(null);

        assertArrayEquals(layers.predict(x(1, 2, 3)).toFloatArray(), read(new RNN(new StackedRNNCells(cell, cell)), 1, 2, 3), TOLERANCE);
    }

    @Test
    void masksReachTheLayersAfterThemWhereAllStepsArePutOut() {
        Model model = new Sequential(new Input(3, 1), new Masking(), SUMS, new RNN(new Sum(null)));

        assertArrayEquals(new float[] {1 + 4}, model.predict(x(1, 0, 3)).toFloatArray());
    }

    @Test
    void stepsOfJoinedSequencesCountWhereEitherDoes() {
        SymbolicTensor x = new Input(3, 1).tensor();
        SymbolicTensor y = new Input(3, 1).tensor();
        SymbolicTensor joined = new Concatenate().apply(new Masking().apply(x), new Masking().apply(y));
        Model model = new Model(List.of(x, y), List.of(SUMS.zeroOutputForMask(true).apply(joined)));

        assertArrayEquals(new float[] {1, 0, 1, 3, 0, 0}, model.predict(List.of(x(1, 0, 0), x(0, 3, 0))).get(0).toFloatArray());
    }

    @Test
    void sequencesJoinedInTimeCountWhereTheirPartsDo() {
        SymbolicTensor x = new Input(2, 1).tensor();
        SymbolicTensor y = new Input(2, 1).tensor();
        SymbolicTensor joined = new Concatenate(1).apply(new Masking().apply(x), y);
        Model model = new Model(List.of(x, y), List.of(SUMS.zeroOutputForMask(true).apply(joined)));

        assertArrayEquals(new float[] {1, 0, 1, 4}, model.predict(List.of(x(1, 0), x(0, 3))).get(0).toFloatArray());
    }

    @Test
    void rejectsRowsWithoutTime() {
        assertFails("RNN: expects inputs of shape (time, ...), got (3). Put new Reshape(-1, 1) before it for a sequence of single numbers.",
                () -> SUMS.outputShape(Shape.of(3)));
    }

    @Test
    void rejectsStatesOfOtherShapes() {
        assertFails("LSTM: expects a sequence, and first states of shapes [(3), (3)] or none, got [(3)].",
                () -> new LSTM(3).outputShape(List.of(Shape.of(5, 2), Shape.of(3))));
    }

    @Test
    void cellsRejectStatesOfOtherShapes() {
        assertFails("GRUCell: expects the input of a step and states of shapes [(3)], got states of shapes [].",
                () -> new GRUCell(3).outputShape(List.of(Shape.of(2))));
    }

    @Test
    void cellsRejectSequences() {
        assertFails("SimpleRNNCell: expects inputs of shape (features), got (5, 2).", () -> new SimpleRNNCell(3).outputShape(Shape.of(5, 2)));
    }

    @Test
    void rejectsAnEmptyStack() {
        assertFails("StackedRNNCells: expects at least one cell, got 0.", () -> new StackedRNNCells());
    }

    @Test
    void rejectsNoUnits() {
        assertFails("SimpleRNN: units must be a positive integer, got 0.", () -> new SimpleRNN(0));
        assertFails("LSTMCell: units must be a positive integer, got 0.", () -> new LSTMCell(0));
    }

    @Test
    void stackedCellsAreNamedAsInKeras() {
        StackedRNNCells stack = new StackedRNNCells(new LSTMCell(2), new GRUCell(2), new LSTMCell(2));

        assertEquals(List.of("lstm_cell", "gru_cell", "lstm_cell_1"), stack.cells().stream().map(Cell::name).toList());
    }
}
