package dev.corno.backend.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.activations.Activations;
import dev.corno.backend.Backend;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.DataFormat;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.core.Activation;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.merging.Maximum;
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.losses.MeanSquaredError;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers that oneDNN computes along vectors, with numbers that can be checked by hand or by their statistics. */
class VectorKernelsTest {

    private static final float FLOAT_TOLERANCE = 1e-5f;
    private static final int MANY = 100_000;

    private static CompiledModel compile(List<SymbolicTensor> inputs, SymbolicTensor output) {
        return Backend.standard().compile(new Network(inputs, List.of(output), new WeightStore(7)),
                Optional.of(new TrainingSpec(new SGD(0.1), List.of(new MeanSquaredError()), List.of(1.0))), 7);
    }

    private static CompiledModel compile(Shape shape, Layer... layers) {
        SymbolicTensor input = new Input(shape).tensor();
        SymbolicTensor output = input;
        for (Layer layer : layers) {
            output = layer.apply(output);
        }
        return compile(List.of(input), output);
    }

    private static Tensor inTraining(CompiledModel model, Tensor x) {
        return model.trainStep(new Batch(List.of(x), List.of(Tensor.full(0, x.shape().toArray())), List.of())).outputs().get(0).times(1);
    }

    private static Tensor numbers(int... shape) {
        int size = (int) Shape.of(shape).size();
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (i * 7919L % 1009) / 500f - 1;
        }
        return Tensor.of(values, shape);
    }

    private static long zeros(Tensor tensor) {
        return IntStream.range(0, tensor.size()).filter(i -> tensor.flat(i) == 0).count();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void dropoutDropsItsRate(double rate) {
        try (CompiledModel model = compile(Shape.of(MANY), new Dropout(rate))) {
            double dropped = (double) zeros(inTraining(model, Tensor.full(1, 1, MANY))) / MANY;
            // Five standard deviations.
            assertEquals(rate, dropped, 5 * Math.sqrt(rate * (1 - rate) / MANY));
        }
    }

    @Test
    void dropoutScalesWhatStays() {
        try (CompiledModel model = compile(Shape.of(MANY), new Dropout(0.75))) {
            Tensor y = inTraining(model, Tensor.full(2, 1, MANY));
            assertTrue(IntStream.range(0, MANY).allMatch(i -> y.flat(i) == 0 || y.flat(i) == 8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, 1000, 4096})
    void neighboursAreDroppedIndependently(int distance) {
        try (CompiledModel model = compile(Shape.of(MANY), new Dropout(0.5))) {
            Tensor y = inTraining(model, Tensor.full(1, 1, MANY));
            int pairs = MANY - distance;
            double both = (double) IntStream.range(0, pairs).filter(i -> y.flat(i) == 0 && y.flat(i + distance) == 0).count() / pairs;
            assertEquals(0.25, both, 5 * Math.sqrt(0.25 * 0.75 / pairs));
        }
    }

    @Test
    void stepsDropIndependently() {
        try (CompiledModel model = compile(Shape.of(MANY), new Dropout(0.5))) {
            Tensor x = Tensor.full(1, 1, MANY);
            Tensor first = inTraining(model, x);
            Tensor second = inTraining(model, x);
            double both = (double) IntStream.range(0, MANY).filter(i -> first.flat(i) == 0 && second.flat(i) == 0).count() / MANY;
            assertEquals(0.25, both, 5 * Math.sqrt(0.25 * 0.75 / MANY));
        }
    }

    @Test
    void aSeedOfItsOwnDecidesWhatIsDropped() {
        Tensor x = Tensor.full(1, 1, 100);
        try (CompiledModel one = compile(Shape.of(100), new Dropout(0.5).seed(1));
                CompiledModel same = compile(Shape.of(100), new Dropout(0.5).seed(1));
                CompiledModel other = compile(Shape.of(100), new Dropout(0.5).seed(2))) {
            Tensor dropped = inTraining(one, x);
            assertEquals(dropped, inTraining(same, x));
            assertNotEquals(dropped, inTraining(other, x));
        }
    }

    @Test
    void dropoutPassesGradientsWhereNumbersPass() {
        try (CompiledModel model = compile(Shape.of(100), new Dropout(0.5))) {
            Tensor ones = Tensor.full(1, 1, 100);
            CompiledModel.Gradients gradients = model.gradients(List.of(ones), List.of(ones), true);
            assertEquals(gradients.outputs(), gradients.inputs());
            assertEquals(List.of(ones), model.gradients(List.of(ones), List.of(ones), false).inputs());
        }
    }

    @Test
    void aRateOfOneDropsAll() {
        try (CompiledModel model = compile(Shape.of(10), new Dropout(1))) {
            assertEquals(10, zeros(inTraining(model, Tensor.full(3, 1, 10))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 50, 64, 3000})
    void normalizesEachChannel(int channels) {
        Tensor x = numbers(11, 5, channels);
        try (CompiledModel model = compile(Shape.of(5, channels), new BatchNormalization().epsilon(1e-9))) {
            Tensor y = inTraining(model, x);
            int last = channels - 1;
            assertEquals(0, IntStream.range(0, 55).mapToDouble(row -> y.flat(row * channels + last)).sum() / 55, FLOAT_TOLERANCE);
            assertEquals(1, IntStream.range(0, 55).mapToDouble(row -> Math.pow(y.flat(row * channels + last), 2)).sum() / 55, 1e-4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 16})
    void anyAxisIsNormalizedAlike(int channels) {
        Tensor rows = Tensor.of(IntStream.range(0, 12 * channels).mapToObj(i -> (i / channels) * (i % channels + 1f))
                .map(Float::doubleValue).mapToDouble(d -> d).toArray(), 4, 3, channels).asType(dev.corno.tensor.DataType.FLOAT32);
        Tensor moved = swap(rows, 4, 3, channels);
        try (CompiledModel last = compile(Shape.of(3, channels), new BatchNormalization());
                CompiledModel first = compile(Shape.of(channels, 3), new BatchNormalization().axis(1))) {
            Tensor expected = swap(inTraining(last, rows), 4, 3, channels);
            Tensor got = inTraining(first, moved);
            assertTrue(IntStream.range(0, got.size()).allMatch(i -> Math.abs(expected.flat(i) - got.flat(i)) < FLOAT_TOLERANCE));
        }
    }

    private static Tensor swap(Tensor tensor, int outer, int rows, int columns) {
        float[] moved = new float[tensor.size()];
        for (int i = 0; i < moved.length; i++) {
            int sample = i / (rows * columns);
            moved[(sample * columns + i % columns) * rows + i / columns % rows] = tensor.flat(i);
        }
        return Tensor.of(moved, outer, columns, rows);
    }

    @Test
    void aRectifierAfterNormalizationHidesNoFailure() {
        float[] values = new float[64];
        values[5] = Float.NaN;
        try (CompiledModel model = compile(Shape.of(16), new BatchNormalization(), new Activation(Activations.RELU))) {
            assertTrue(Double.isNaN(model.trainStep(new Batch(List.of(Tensor.of(values, 4, 16)), List.of(Tensor.full(0, 4, 16)),
                    List.of())).loss()));
        }
    }

    @Test
    void rectifiersKeepWhatIsNotANumber() {
        try (CompiledModel model = compile(Shape.of(3), new Activation(Activations.RELU))) {
            Tensor y = model.predict(List.of(Tensor.of(new float[] {Float.NaN, -1, 2}, 1, 3))).get(0);
            assertTrue(Float.isNaN(y.flat(0)));
            assertEquals(0, y.flat(1), 0);
            assertEquals(2, y.flat(2), 0);
        }
    }

    @Test
    void theGradientOfAMaximumGoesToTheFirstOfEqualInputs() {
        SymbolicTensor a = new Input(3).tensor();
        SymbolicTensor b = new Input(3).tensor();
        try (CompiledModel model = compile(List.of(a, b), new Maximum().apply(a, b))) {
            CompiledModel.Gradients gradients = model.gradients(
                    List.of(Tensor.of(new float[] {1, 2, 3}, 1, 3), Tensor.of(new float[] {1, 5, 0}, 1, 3)),
                    List.of(Tensor.of(new float[] {10, 20, 30}, 1, 3)), false);
            assertEquals(Tensor.of(new float[] {10, 0, 30}, 1, 3), gradients.inputs().get(0));
            assertEquals(Tensor.of(new float[] {0, 20, 0}, 1, 3), gradients.inputs().get(1));
        }
    }

    @Test
    void gradientsOfRepeatedInputsAddUp() {
        SymbolicTensor a = new Input(2, 3).tensor();
        SymbolicTensor b = new Input(1, 3).tensor();
        try (CompiledModel model = compile(List.of(a, b), new Multiply().apply(a, b))) {
            Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 2, 3);
            Tensor factors = Tensor.of(new float[] {10, 20, 30}, 1, 1, 3);
            CompiledModel.Gradients gradients = model.gradients(List.of(x, factors), List.of(Tensor.full(1, 1, 2, 3)), false);
            assertEquals(Tensor.of(new float[] {10, 40, 90, 40, 100, 180}, 1, 2, 3), gradients.outputs().get(0));
            assertEquals(Tensor.of(new float[] {10, 20, 30, 10, 20, 30}, 1, 2, 3), gradients.inputs().get(0));
            assertEquals(Tensor.of(new float[] {5, 7, 9}, 1, 1, 3), gradients.inputs().get(1));
        }
    }

    @Test
    void joinsAlongAnAxisAndSplitsGradients() {
        SymbolicTensor a = new Input(1, 2).tensor();
        SymbolicTensor b = new Input(2, 2).tensor();
        try (CompiledModel model = compile(List.of(a, b), new Concatenate(1).apply(a, b))) {
            Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 1, 2);
            Tensor z = Tensor.of(new float[] {5, 6, 7, 8, 9, 10, 11, 12}, 2, 2, 2);
            Tensor joined = Tensor.of(new float[] {1, 2, 5, 6, 7, 8, 3, 4, 9, 10, 11, 12}, 2, 3, 2);
            CompiledModel.Gradients gradients = model.gradients(List.of(x, z), List.of(joined), false);
            assertEquals(List.of(joined), gradients.outputs());
            assertEquals(List.of(x, z), gradients.inputs());
        }
    }

    @Test
    void flattensChannelsFirstPicturesInChannelsLastOrder() {
        try (CompiledModel model = compile(Shape.of(2, 1, 3), new Flatten().dataFormat(DataFormat.CHANNELS_FIRST))) {
            Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 2, 1, 3);
            assertEquals(Tensor.of(new float[] {1, 4, 2, 5, 3, 6}, 1, 6), model.predict(List.of(x)).get(0));
        }
    }

    @Test
    void probabilitiesSumToOneOverSeveralAxes() {
        try (CompiledModel model = compile(Shape.of(3, 4, 5), new Softmax(1, 3))) {
            Tensor y = model.predict(List.of(numbers(2, 3, 4, 5))).get(0);
            double sum = IntStream.range(0, 15).mapToDouble(i -> y.at(1, i / 5, 2, i % 5)).sum();
            assertEquals(1, sum, FLOAT_TOLERANCE);
        }
    }
}
