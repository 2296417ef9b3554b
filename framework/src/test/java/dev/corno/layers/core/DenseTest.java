package dev.corno.layers.core;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.RELU;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.activations.Activations;
import dev.corno.constraints.MaxNorm;
import dev.corno.constraints.NonNeg;
import dev.corno.constraints.UnitNorm;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.HeNormal;
import dev.corno.initializers.Initializers;
import dev.corno.initializers.Ones;
import dev.corno.regularizers.L1;
import dev.corno.regularizers.L2;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenseTest {

    @Test
    void startsAsKerasDoes() {
        Dense dense = new Dense(3);
        assertEquals(Activations.LINEAR, dense.activation());
        assertEquals(List.of(new LayerWeight("kernel", Shape.of(4, 3), new WeightSpec(Initializers.GLOROT_UNIFORM), true),
                new LayerWeight("bias", Shape.of(3), new WeightSpec(Initializers.ZEROS), true)), dense.weights(Shape.of(4)));
    }

    @Test
    void withersChangeOneThingEach() {
        Dense dense = new Dense(3, RELU).useBias(false).kernelInitializer(new HeNormal()).kernelRegularizer(new L2(0.1))
                .kernelConstraint(new MaxNorm(3)).biasInitializer(new Ones()).biasRegularizer(new L1(0.2))
                .biasConstraint(new NonNeg()).activityRegularizer(new L2(0.3)).name("head");
        assertEquals(new Dense("head", 3, RELU, false, new WeightSpec(new HeNormal(), new L2(0.1), new MaxNorm(3)),
                new WeightSpec(new Ones(), new L1(0.2), new NonNeg()), new L2(0.3)), dense);
    }

    @Test
    void weightSpecsAreReplacedAsAWhole() {
        WeightSpec spec = new WeightSpec(new Ones(), new L2(0.1));
        assertEquals(new Dense("d", 3, RELU, true, spec, spec, Regularizers.NONE), new Dense(3).activation(RELU).kernel(spec).bias(spec).name("d"));
    }

    @Test
    void outputKeepsLeadingAxes() {
        assertEquals(Shape.of(Shape.UNKNOWN, 3), new Dense(3).outputShape(Shape.of(Shape.UNKNOWN, 7)));
    }

    @Test
    void costsOneMultiplicationForEachKernelElementAndRow() {
        assertEquals(2 * 7 * 3, new Dense(3).multiplyAccumulates(Shape.of(2, 7)));
    }

    @Test
    void costOfUnknownLengthsIsNotCounted() {
        assertEquals(0, new Dense(3).multiplyAccumulates(Shape.of(Shape.UNKNOWN, 7)));
    }

    @Test
    void rejectsConstraintsForAxesThatTheKernelLacks() {
        assertFails("UnitNorm: expects a weight with axis 2, got one of shape (4, 3). Name axes from -2 to 1.",
                () -> new Dense(3).kernelConstraint(new UnitNorm().axis(2)).weights(Shape.of(4)));
    }

    @Test
    void rejectsNegativeUnits() {
        assertFails("Dense: units must be a positive integer, got -3.", () -> new Dense(-3));
    }

    @Test
    void rejectsScalars() {
        assertFails("Dense: expects inputs of shape (..., features), got (). Put new Reshape(1) before it.",
                () -> new Dense(3).outputShape(Shape.scalar()));
    }

    @Test
    void rejectsAnUnknownLastAxis() {
        assertFails("Dense: expects inputs whose last axis is known, got (4, ?). Give its length to the Input.",
                () -> new Dense(3).outputShape(Shape.of(4, Shape.UNKNOWN)));
    }

    @Test
    void rejectsSeveralInputs() {
        assertFails("Dense: expects one input, got 2. Join several with new Concatenate() first.",
                () -> new Dense(3).apply(new Input(4).tensor(), new Input(4).tensor()));
    }

    @Test
    void errorsNameTheLayerWhereItHasAName() {
        assertFails("Dense \"head\": expects inputs of shape (..., features), got (). Put new Reshape(1) before it.",
                () -> new Dense(3).name("head").apply(new Input().tensor()));
    }
}
