package dev.corno.backend.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.backend.CompiledModel;
import dev.corno.graph.Layer;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.Masking;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.GRUCell;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.LSTMCell;
import dev.corno.layers.recurrent.RNN;
import dev.corno.losses.Losses;
import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the kernel of recurrent layers with what the layers' own maths says, step by step, which cells in an RNN are computed by. */
class MaskedStepsTest {

    private static final int TIME = 5;
    private static final int UNITS = 3;
    private static final float TOLERANCE = 1e-5f;

    /** The first sequence lacks steps in its middle and at its end, the second at its start, the third all, the fourth none. */
    private static final String[] COUNT = {"10110", "01111", "00000", "11111"};

    static Stream<Arguments> layers() {
        return Stream.of(false, true).flatMap(backwards -> Stream.of(false, true).flatMap(sequences -> Stream.of(
                Arguments.of(new LSTM(UNITS).goBackwards(backwards).returnSequences(sequences),
                        new RNN(new LSTMCell(UNITS)).goBackwards(backwards).returnSequences(sequences)),
                Arguments.of(new GRU(UNITS).goBackwards(backwards).returnSequences(sequences),
                        new RNN(new GRUCell(UNITS)).goBackwards(backwards).returnSequences(sequences)),
                Arguments.of(new GRU(UNITS).resetAfter(false).goBackwards(backwards).returnSequences(sequences),
                        new RNN(new GRUCell(UNITS).resetAfter(false)).goBackwards(backwards).returnSequences(sequences)))));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void putsOutWhatStepByStepGives(Layer fused, Layer stepped) {
        Model one = model(fused);
        Model other = with(one, model(stepped));

        assertClose(other.predict(x()), one.predict(x()));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void hasTheGradientsOfStepByStep(Layer fused, Layer stepped) {
        Model one = model(fused);
        Model other = with(one, model(stepped));
        List<Tensor> slopes = List.of(sines(one.predict(x()).shape().toArray()));

        CompiledModel.Gradients expected = other.gradients(List.of(x()), slopes);
        CompiledModel.Gradients found = one.gradients(List.of(x()), slopes);

        assertClose(expected.inputs().get(0), found.inputs().get(0));
        Iterator<Tensor> weights = found.weights().values().iterator();
        expected.weights().values().forEach(gradient -> assertClose(gradient, weights.next()));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void looksAtTheMaskOfEachBatch(Layer fused, Layer stepped) {
        Model one = model(fused);
        Model other = with(one, model(stepped));
        Tensor turned = x().gather(3, 2, 1, 0);

        one.predict(x());
        assertClose(other.predict(turned), one.predict(turned));
    }

    private static Model model(Layer layer) {
        Model model = new Sequential(new Input(TIME, 2), new Masking(), layer).seed(3);
        model.compile(new SGD(0.1), Losses.MEAN_SQUARED_ERROR);
        return model;
    }

    private static Model with(Model from, Model to) {
        Iterator<Tensor> values = from.weights().values().iterator();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        to.weights().keySet().forEach(name -> weights.put(name, values.next()));
        to.weights(weights);
        return to;
    }

    private static Tensor x() {
        float[] numbers = sines(COUNT.length, TIME, 2).toFloatArray();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= COUNT[i / 2 / TIME].charAt(i / 2 % TIME) - '0';
        }
        return Tensor.of(numbers, COUNT.length, TIME, 2);
    }

    private static Tensor sines(int... shape) {
        float[] numbers = Tensor.full(0, shape).toFloatArray();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(i + 1);
        }
        return Tensor.of(numbers, shape);
    }

    private static void assertClose(Tensor expected, Tensor found) {
        assertEquals(expected.shape(), found.shape());
        assertArrayEquals(expected.toFloatArray(), found.toFloatArray(), TOLERANCE);
    }
}
