package dev.corno.constraints;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.graph.Layer;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.losses.Losses;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.regularizers.Regularizers;
import dev.corno.saving.KerasObjects;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintTest {

    private static final float TOLERANCE = 1e-6f;
    private static final float[] WEIGHT = {3, 0, 4, 1, 99};
    private static final Shape SHAPE = Shape.of(2, 2);

    private static float[] project(Constraint constraint) {
        float[] weight = WEIGHT.clone();
        constraint.project(weight, SHAPE);
        return weight;
    }

    private static void assertProjects(Constraint constraint, float... expected) {
        assertArrayEquals(expected, project(constraint), TOLERANCE);
    }

    @Test
    void noneChangesNothing() {
        assertProjects(Constraints.NONE, WEIGHT);
    }

    @Test
    void negativeNumbersBecomeZero() {
        float[] weight = {-1, 2, -0.5f, 3, -7};
        Constraints.NON_NEG.project(weight, SHAPE);
        assertArrayEquals(new float[] {0, 2, 0, 3, -7}, weight);
    }

    @Test
    void columnsGetLengthOne() {
        assertProjects(new UnitNorm(), 0.6f, 0, 0.8f, 1, 99);
    }

    @Test
    void rowsGetLengthOne() {
        assertProjects(new UnitNorm().axis(1), 1, 0, 0.9701425f, 0.2425356f, 99);
        assertProjects(new UnitNorm().axis(-1), project(new UnitNorm().axis(1)));
    }

    @Test
    void theWholeWeightGetsLengthOne() {
        float norm = (float) Math.sqrt(26);
        assertProjects(new UnitNorm(List.of()), 3 / norm, 0, 4 / norm, 1 / norm, 99);
        assertProjects(new UnitNorm().axis(0, 1), project(new UnitNorm(List.of())));
    }

    @Test
    void vectorsMayLieApart() {
        float[] weight = {3, 1, 4, 1, 0, 1, 0, 1};
        new UnitNorm().axis(0, 1).project(weight, Shape.of(2, 2, 2));
        assertArrayEquals(new float[] {0.6f, 0.5f, 0.8f, 0.5f, 0, 0.5f, 0, 0.5f}, weight, TOLERANCE);
        float[] middle = {3, 1, 4, 0, 0, 1, 2, 0};
        new UnitNorm().axis(1).project(middle, Shape.of(2, 2, 2));
        assertArrayEquals(new float[] {0.6f, 1, 0.8f, 0, 0, 1, 1, 0}, middle, TOLERANCE);
    }

    @Test
    void onlyLongVectorsAreShortened() {
        assertProjects(new MaxNorm(2.5), 1.5f, 0, 2, 1, 99);
    }

    @Test
    void shortVectorsAreStretched() {
        assertProjects(new MinMaxNorm(2, 2.5), 1.5f, 0, 2, 2, 99);
    }

    @Test
    void rateGoesPartOfTheWay() {
        assertProjects(new MinMaxNorm(2, 2.5).rate(0.5), 2.25f, 0, 3, 1.5f, 99);
    }

    @Test
    void vectorsOfNothingStayAsTheyAre() {
        float[] zeros = new float[4];
        new UnitNorm().project(zeros, SHAPE);
        assertArrayEquals(new float[4], zeros);
    }

    @Test
    void trainedWeightsKeepTheirConstraint() {
        var model = new Sequential(new Input(2), new Dense(1).kernelConstraint(new MaxNorm(0.5)).biasConstraint(Constraints.NON_NEG));
        model.compile(new SGD(0.1), Losses.MEAN_SQUARED_ERROR);
        model.fit(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2), Tensor.of(new float[] {-9, 9}, 2, 1),
                Fit.epochs(3).verbose(Verbosity.SILENT));

        Tensor kernel = model.weights().get("dense/kernel");
        assertEquals(0.5, Math.hypot(kernel.flatDouble(0), kernel.flatDouble(1)), TOLERANCE);
        assertEquals(true, model.weights().get("dense/bias").flatDouble(0) >= 0);
    }

    @Test
    void filesKeepSeveralAxes() {
        Layer layer = new Dense(3).name("d").kernel(new WeightSpec(Initializers.ONES, Regularizers.NONE, new MaxNorm(3).axis(0, 1)))
                .biasConstraint(new MinMaxNorm(1, 2, 1, List.of()));
        assertEquals(layer, KerasObjects.standard().layer(KerasObjects.standard().toJson(layer)));
    }

    @Test
    void rejectsRangesThatAreNone() {
        assertFails("MaxNorm: maxValue must be at least 0, got -1.0.", () -> new MaxNorm(-1));
        assertFails("MinMaxNorm: minValue must be at least 0, got -1.0.", () -> new MinMaxNorm(-1, 1));
        assertFails("MinMaxNorm: maxValue must be at least minValue, which is 2.0, got 1.0.", () -> new MinMaxNorm(2, 1));
        assertFails("MinMaxNorm: rate must be in [0, 1], got 1.5.", () -> new MinMaxNorm().rate(1.5));
    }

    @Test
    void rejectsAxesThatTheWeightLacks() {
        assertFails("MaxNorm: expects a weight with axis -3, got one of shape (2, 2). Name axes from -2 to 1.",
                () -> new MaxNorm().axis(-3).check(SHAPE));
        assertFails("UnitNorm: expects each axis once, got [0, -2] for a weight of shape (2, 2).",
                () -> new UnitNorm(List.of(0, -2)).check(SHAPE));
    }
}
