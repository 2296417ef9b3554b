package dev.corno.layers.normalization;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.constraints.NonNeg;
import dev.corno.constraints.UnitNorm;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Constant;
import dev.corno.initializers.Initializers;
import dev.corno.regularizers.L1;
import dev.corno.regularizers.L2;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchNormalizationTest {

    @Test
    void movingStatisticsAreNotTrained() {
        assertEquals(List.of(
                new LayerWeight("gamma", Shape.of(3), new WeightSpec(Initializers.ONES), true),
                new LayerWeight("beta", Shape.of(3), new WeightSpec(Initializers.ZEROS), true),
                new LayerWeight("moving_mean", Shape.of(3), new WeightSpec(Initializers.ZEROS), false),
                new LayerWeight("moving_variance", Shape.of(3), new WeightSpec(Initializers.ONES), false)),
                new BatchNormalization().weights(Shape.of(4, 5, 3)));
    }

    @Test
    void withersChangeOneThingEach() {
        assertEquals(
                new BatchNormalization("n", 1, 0.9, 0.1, false, false, new WeightSpec(new Constant(1), new L1(0.1), new NonNeg()),
                        new WeightSpec(new Constant(2), new L2(0.2), new UnitNorm()), new Constant(3), new Constant(4), true,
                        new RenormClipping(0.5, 2, 1), 0.8),
                new BatchNormalization().name("n").axis(1).momentum(0.9).epsilon(0.1).center(false).scale(false)
                        .betaInitializer(new Constant(1)).betaRegularizer(new L1(0.1)).betaConstraint(new NonNeg()).gammaInitializer(new Constant(2))
                        .gammaRegularizer(new L2(0.2)).gammaConstraint(new UnitNorm()).movingMeanInitializer(new Constant(3))
                        .movingVarianceInitializer(new Constant(4)).renorm(true).renormClipping(new RenormClipping(0.5, 2, 1))
                        .renormMomentum(0.8));
    }

    @Test
    void otherAxesMayBeUnknown() {
        assertEquals(Shape.of(Shape.UNKNOWN, 3), new BatchNormalization().outputShape(Shape.of(Shape.UNKNOWN, 3)));
    }

    @Test
    void rejectsTheBatchAxis() {
        assertFails("BatchNormalization: expects inputs that have axis 0 besides the batch axis, got (batch, 3).",
                () -> new BatchNormalization().axis(0).outputShape(Shape.of(3)));
    }

    @Test
    void rejectsAxesBeyondTheInput() {
        assertFails("BatchNormalization: expects inputs that have axis 3 besides the batch axis, got (batch, 3).",
                () -> new BatchNormalization().axis(3).outputShape(Shape.of(3)));
        assertFails("BatchNormalization: expects inputs that have axis -2 besides the batch axis, got (batch, 3).",
                () -> new BatchNormalization().axis(-2).outputShape(Shape.of(3)));
    }

    @Test
    void rejectsAnUnknownNumberOfChannels() {
        assertFails("BatchNormalization: expects inputs whose axis -1 is known, got (batch, 4, ?). Give its length to the Input.",
                () -> new BatchNormalization().outputShape(Shape.of(4, Shape.UNKNOWN)));
    }

    @Test
    void rejectsMomentumAboveOne() {
        assertFails("BatchNormalization: momentum must be in [0, 1], got 1.5.", () -> new BatchNormalization().momentum(1.5));
    }

    @Test
    void renormalizedStatisticsStartLikeTheMovingOnes() {
        LayerWeight deviation = new BatchNormalization().renorm(true).movingVarianceInitializer(new Constant(4)).weights(Shape.of(2)).get(4);
        assertEquals("moving_stddev", deviation.name());
        assertEquals(Tensor.full(2, 2), deviation.spec().initializer().initialize(deviation.shape(), 1));
    }

    @Test
    void rejectsBoundsOfRenormalizationThatAreNone() {
        assertFails("RenormClipping: rmax must be at least rmin, got rmin 2.0 and rmax 1.0.", () -> new RenormClipping(2, 1, 1));
        assertFails("RenormClipping: dmax must be 0 or more, got -1.0.", () -> new RenormClipping(0, 1, -1));
        assertFails("BatchNormalization: renormMomentum must be in [0, 1], got 2.0.", () -> new BatchNormalization().renormMomentum(2));
    }

    @Test
    void rejectsEpsilonOfZero() {
        assertFails("BatchNormalization: epsilon must be above 0, got 0.0.", () -> new BatchNormalization().epsilon(0));
    }
}
