package dev.corno.layers.recurrent;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SIGMOID;
import static dev.corno.activations.Activations.SOFTSIGN;
import static dev.corno.activations.Activations.TANH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.constraints.MaxNorm;
import dev.corno.constraints.NonNeg;
import dev.corno.constraints.UnitNorm;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Constant;
import dev.corno.initializers.HeNormal;
import dev.corno.initializers.Initializers;
import dev.corno.initializers.Ones;
import dev.corno.layers.core.Input;
import dev.corno.regularizers.L1;
import dev.corno.regularizers.L2;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LSTMTest {

    @Test
    void startsAsKerasDoes() {
        assertEquals(new LSTM(null, 3, true, new Recurrence(TANH, SIGMOID, true, new WeightSpec(Initializers.GLOROT_UNIFORM),
                new WeightSpec(Initializers.ORTHOGONAL), new WeightSpec(Initializers.ZEROS), 0, 0, OptionalLong.empty()),
                new Sequences(false, false, false, false, false, false, Regularizers.NONE)), new LSTM(3));
    }

    @Test
    void withersChangeOneThingEach() {
        LSTM layer = new LSTM(3).activation(RELU).recurrentActivation(SOFTSIGN).useBias(false).kernelInitializer(new Ones())
                .kernelRegularizer(new L2(0.1)).kernelConstraint(new UnitNorm()).recurrentInitializer(new HeNormal()).recurrentRegularizer(new L1(0.2))
                .recurrentConstraint(new MaxNorm(2)).biasConstraint(new NonNeg())
                .biasInitializer(new Constant(3)).biasRegularizer(new L2(0.3)).dropout(0.4).recurrentDropout(0.5).seed(6)
                .returnSequences(true).returnState(true).goBackwards(true).stateful(true).unroll(true).zeroOutputForMask(true).unitForgetBias(false)
                .activityRegularizer(new L1(0.7)).name("reader");
        assertEquals(new LSTM("reader", 3, false, new Recurrence(RELU, SOFTSIGN, false, new WeightSpec(new Ones(), new L2(0.1), new UnitNorm()),
                new WeightSpec(new HeNormal(), new L1(0.2), new MaxNorm(2)), new WeightSpec(new Constant(3), new L2(0.3), new NonNeg()), 0.4, 0.5,
                OptionalLong.of(6)), new Sequences(true, true, true, true, true, true, new L1(0.7))), layer);
    }

    @Test
    void partsCarryKerasNames() {
        LSTM layer = new LSTM(3).seed(4).unroll(true).recurrentDropout(0.1).dropout(0.2);
        assertEquals(List.of(TANH, SIGMOID, OptionalLong.of(4), true, 0.1, 0.2), List.of(layer.activation(), layer.recurrentActivation(),
                layer.seed(), layer.unroll(), layer.recurrentDropout(), layer.dropout()));
    }

    @Test
    void weightsAreThoseOfKeras() {
        List<LayerWeight> weights = new LSTM(3).unitForgetBias(false).weights(Shape.of(5, 2));
        assertEquals(List.of(new LayerWeight("kernel", Shape.of(2, 12), new WeightSpec(Initializers.GLOROT_UNIFORM), true),
                new LayerWeight("recurrent_kernel", Shape.of(3, 12), new WeightSpec(Initializers.ORTHOGONAL), true),
                new LayerWeight("bias", Shape.of(12), new WeightSpec(Initializers.ZEROS), true)), weights);
    }

    @Test
    void forgetGateStartsWithABiasOfOne() {
        LayerWeight bias = new LSTM(2).biasInitializer(new Constant(0.5)).weights(Shape.of(5, 2)).get(2);
        Tensor start = bias.spec().initializer().initialize(bias.shape(), 1);
        assertArrayEquals(new float[] {0.5f, 0.5f, 1, 1, 0.5f, 0.5f, 0.5f, 0.5f}, start.toFloatArray());
    }

    @Test
    void outputIsOneStateUnlessSequencesAreWanted() {
        assertEquals(Shape.of(3), new LSTM(3).outputShape(Shape.of(Shape.UNKNOWN, 2)));
        assertEquals(Shape.of(Shape.UNKNOWN, 3), new LSTM(3).returnSequences(true).outputShape(Shape.of(Shape.UNKNOWN, 2)));
    }

    @Test
    void costsFourProductsWithInputAndStateInEachStep() {
        assertEquals(5 * (2 + 3) * 4 * 3, new LSTM(3).multiplyAccumulates(Shape.of(5, 2)));
    }

    @Test
    void costOfUnknownLengthsIsNotCounted() {
        assertEquals(0, new LSTM(3).multiplyAccumulates(Shape.of(Shape.UNKNOWN, 2)));
    }

    @Test
    void rejectsNegativeUnits() {
        assertFails("LSTM: units must be a positive integer, got -3.", () -> new LSTM(-3));
    }

    @Test
    void rejectsDroppingAllInputs() {
        assertFails("LSTM: dropout must be in [0, 1), got 1.0.", () -> new LSTM(3).dropout(1));
    }

    @Test
    void rejectsNegativeDropoutOfTheState() {
        assertFails("LSTM: recurrentDropout must be in [0, 1), got -0.5.", () -> new LSTM(3).recurrentDropout(-0.5));
    }

    @Test
    void rejectsRowsWithoutTime() {
        assertFails("LSTM: expects inputs of shape (time, features), got (784). "
                + "Put new Reshape(-1, 1) before it for a sequence of single numbers.", () -> new LSTM(3).outputShape(Shape.of(784)));
    }

    @Test
    void rejectsPictures() {
        assertFails("LSTM \"reader\": expects inputs of shape (time, features), got (28, 28, 1). "
                + "Put new Reshape(time, features) before it.", () -> new LSTM(3).name("reader").apply(new Input(28, 28, 1).tensor()));
    }

    @Test
    void rejectsAnUnknownNumberOfFeatures() {
        assertFails("LSTM: expects inputs whose last axis is known, got (5, ?). Give its length to the Input.",
                () -> new LSTM(3).outputShape(Shape.of(5, Shape.UNKNOWN)));
    }
}
