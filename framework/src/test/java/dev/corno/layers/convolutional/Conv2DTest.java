package dev.corno.layers.convolutional;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.RELU;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.constraints.NonNeg;
import dev.corno.constraints.UnitNorm;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.initializers.Ones;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.regularizers.L2;
import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class Conv2DTest {

    private static final int UNKNOWN = Shape.UNKNOWN;

    @Test
    void weightsAreKernelAndBias() {
        assertEquals(List.of(new LayerWeight("kernel", Shape.of(3, 5, 2, 6), new WeightSpec(Initializers.GLOROT_UNIFORM), true),
                new LayerWeight("bias", Shape.of(6), new WeightSpec(Initializers.ZEROS), true)),
                new Conv2D(6, new Size2D(3, 5), RELU).weights(Shape.of(9, 9, 2)));
    }

    @Test
    void withersChangeOneThingEach() {
        WeightSpec kernel = new WeightSpec(new Ones(), new L2(0.1), new UnitNorm());
        WeightSpec bias = new WeightSpec(new Ones(), new L2(0.2), new NonNeg());
        assertEquals(
                new Conv2D("c", 6, new Size2D(3), new Size2D(1, 2), Padding.SAME, DataFormat.CHANNELS_FIRST, new Size2D(2), 3, RELU,
                        false, kernel, bias, new L2(0.3)),
                new Conv2D(6, 3).name("c").strides(new Size2D(1, 2)).padding(Padding.SAME).dataFormat(DataFormat.CHANNELS_FIRST)
                        .dilationRate(2).groups(3).activation(RELU).useBias(false).kernelInitializer(new Ones())
                        .kernelRegularizer(new L2(0.1)).kernelConstraint(new UnitNorm()).biasInitializer(new Ones())
                        .biasRegularizer(new L2(0.2)).biasConstraint(new NonNeg()).activityRegularizer(new L2(0.3)));
    }

    @Test
    void unknownLengthsStayUnknown() {
        assertEquals(Shape.of(UNKNOWN, 4, 6), new Conv2D(6, 3).strides(2).outputShape(Shape.of(UNKNOWN, 9, 1)));
    }

    @Test
    void costsOneMultiplicationForEachKernelElementAndPlace() {
        assertEquals(7 * 7 * 6 * 3 * 3 * 2, new Conv2D(6, 3).groups(2).multiplyAccumulates(Shape.of(9, 9, 4)));
    }

    @Test
    void costOfUnknownLengthsIsNotCounted() {
        assertEquals(0, new Conv2D(6, 3).multiplyAccumulates(Shape.of(UNKNOWN, 9, 1)));
    }

    @Test
    void suggestsAReshapeForFlatSquarePictures() {
        assertFails("Conv2D: expects inputs of shape (height, width, channels), got (784). Put new Reshape(28, 28, 1) before it.",
                () -> new Conv2D(6, 5).outputShape(Shape.of(784)));
    }

    @Test
    void suggestsAReshapeForFlatColourPictures() {
        assertFails("Conv2D: expects inputs of shape (height, width, channels), got (3072). Put new Reshape(32, 32, 3) before it.",
                () -> new Conv2D(6, 5).outputShape(Shape.of(3072)));
    }

    @Test
    void suggestsAReshapeForPicturesWithoutChannels() {
        assertFails("Conv2D: expects inputs of shape (channels, height, width), got (28, 20). Put new Reshape(1, 28, 20) before it.",
                () -> new Conv2D(6, 5).dataFormat(DataFormat.CHANNELS_FIRST).outputShape(Shape.of(28, 20)));
    }

    @Test
    void suggestsNothingWhereNothingFits() {
        assertFails("Conv2D: expects inputs of shape (height, width, channels), got (785).",
                () -> new Conv2D(6, 5).outputShape(Shape.of(785)));
        assertFails("Conv2D: expects inputs of shape (height, width, channels), got (2, 28, 28, 1).",
                () -> new Conv2D(6, 5).outputShape(Shape.of(2, 28, 28, 1)));
    }

    @Test
    void rejectsPicturesSmallerThanTheKernel() {
        assertFails("Conv2D: expects pictures of at least 5x5 for its kernelSize of 5x5, got 4x9. "
                + "Use padding(SAME), a smaller kernelSize or larger pictures.", () -> new Conv2D(6, 5).outputShape(Shape.of(4, 9, 1)));
    }

    @Test
    void rejectsPicturesSmallerThanTheDilatedKernel() {
        assertFails("Conv2D: expects pictures of at least 5x5 for its kernelSize of 3x3 dilated by 2x2, got 9x4. "
                + "Use padding(SAME), a smaller kernelSize or larger pictures.",
                () -> new Conv2D(6, 3).dilationRate(2).outputShape(Shape.of(9, 4, 1)));
    }

    @Test
    void rejectsKernelsLongerThanAnInteger() {
        assertFails("Conv2D: expects pictures of at least 2147483647x2147483647 for its kernelSize of 2000000000x2000000000 dilated by "
                + "2000000000x2000000000, got 9x9. Use padding(SAME), a smaller kernelSize or larger pictures.",
                () -> new Conv2D(6, 2_000_000_000).dilationRate(2_000_000_000).outputShape(Shape.of(9, 9, 1)));
    }

    @Test
    void rejectsAnUnknownNumberOfChannels() {
        assertFails("Conv2D: expects inputs with a known number of channels, got (28, 28, ?). Give it to the Input.",
                () -> new Conv2D(6, 5).outputShape(Shape.of(28, 28, UNKNOWN)));
    }

    @Test
    void rejectsChannelsThatGroupsDoNotDivide() {
        assertFails("Conv2D: expects channels that 3 groups divide, got 4 in (9, 9, 4).",
                () -> new Conv2D(6, 3).groups(3).outputShape(Shape.of(9, 9, 4)));
    }

    @Test
    void rejectsGroupsThatDoNotDivideFilters() {
        assertFails("Conv2D: groups must be positive and divide filters 6, got 4.", () -> new Conv2D(6, 3).groups(4));
    }

    @Test
    void rejectsZeroFilters() {
        assertFails("Conv2D: filters must be a positive integer, got 0.", () -> new Conv2D(0, 3));
    }

    @Test
    void rejectsEmptyKernels() {
        assertFails("Conv2D: kernelSize must be positive, got 0x0.", () -> new Conv2D(6, 0));
    }

    @Test
    void rejectsStandingStill() {
        assertFails("Conv2D: strides must be positive, got 1x0.", () -> new Conv2D(6, 3).strides(new Size2D(1, 0)));
    }

    @Test
    void rejectsZeroDilation() {
        assertFails("Conv2D: dilationRate must be positive, got 0x0.", () -> new Conv2D(6, 3).dilationRate(0));
    }
}
