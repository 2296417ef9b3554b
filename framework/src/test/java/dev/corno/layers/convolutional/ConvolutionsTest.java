package dev.corno.layers.convolutional;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.activations.Activations;
import dev.corno.constraints.NonNeg;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.Initializers;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.Size3D;
import dev.corno.regularizers.L2;
import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConvolutionsTest {

    private static final int UNKNOWN = Shape.UNKNOWN;

    @Test
    void withersChangeOneThingEach() {
        Conv1D layer = new Conv1D(4, 3).strides(2).padding(Padding.CAUSAL).dataFormat(DataFormat.CHANNELS_FIRST).groups(2)
                .activation(Activations.TANH).useBias(false).kernelInitializer(Initializers.ONES).kernelRegularizer(new L2(0.1))
                .kernelConstraint(new NonNeg()).biasInitializer(Initializers.ONES).biasRegularizer(new L2(0.2)).biasConstraint(new NonNeg());
        assertEquals(List.of(2), layer.strides());
        assertEquals(Padding.CAUSAL, layer.padding());
        assertEquals(DataFormat.CHANNELS_FIRST, layer.dataFormat());
        assertEquals(2, layer.groups());
        assertEquals(Activations.TANH, layer.activation());
        assertEquals(new WeightSpec(Initializers.ONES, new L2(0.1), new NonNeg()), layer.kernel());
        assertEquals(new WeightSpec(Initializers.ONES, new L2(0.2), new NonNeg()), layer.bias());
        assertEquals(1, layer.weights(Shape.of(4, 9)).size());
    }

    @Test
    void sizesMayDifferAlongAxes() {
        assertEquals(List.of(2, 3), new SeparableConv2D(1, 3).strides(new Size2D(2, 3)).strides());
        assertEquals(List.of(1, 2), new DepthwiseConv2D(3).dilationRate(new Size2D(1, 2)).dilationRate());
        assertEquals(List.of(3, 2, 1), new Conv3D(1, new Size3D(3, 2, 1), Activations.RELU).kernelSize());
        assertEquals(List.of(1, 2, 3), new Conv3DTranspose(1, 2).strides(new Size3D(1, 2, 3)).strides());
    }

    @Test
    void weightsHaveKerasNames() {
        assertEquals(List.of("depthwise_kernel", "pointwise_kernel", "bias"),
                new SeparableConv1D(2, 3).weights(Shape.of(5, 4)).stream().map(weight -> weight.name()).toList());
        assertEquals(Shape.of(3, 3, 2, 5), new Conv2DTranspose(2, 3).weights(Shape.of(4, 4, 5)).get(0).shape());
        assertEquals(Shape.of(3, 3, 4, 2), new DepthwiseConv2D(3).depthMultiplier(2).weights(Shape.of(4, 4, 4)).get(0).shape());
    }

    @Test
    void partsOfSeparableConvolutionsAreSpecifiedApart() {
        SeparableConv2D layer = new SeparableConv2D(2, 3).depthwiseRegularizer(new L2(0.1)).pointwiseRegularizer(new L2(0.2))
                .depthwiseInitializer(Initializers.ONES).pointwiseInitializer(Initializers.ZEROS).depthwiseConstraint(new NonNeg())
                .pointwiseConstraint(new NonNeg());
        assertEquals(new WeightSpec(Initializers.ONES, new L2(0.1), new NonNeg()), layer.kernel());
        assertEquals(new WeightSpec(Initializers.ZEROS, new L2(0.2), new NonNeg()), layer.pointwise());
    }

    @Test
    void unknownLengthsStayUnknown() {
        assertEquals(Shape.of(UNKNOWN, 3), new Conv1D(3, 2).padding(Padding.CAUSAL).outputShape(Shape.of(UNKNOWN, 2)));
        assertEquals(Shape.of(UNKNOWN, 8, 3), new Conv2DTranspose(3, 2).strides(2).outputShape(Shape.of(UNKNOWN, 4, 2)));
    }

    @Test
    void transposedConvolutionsHaveKerasLengths() {
        Shape input = Shape.of(4, 1);
        assertEquals(Shape.of(9, 1), new Conv1DTranspose(1, 3).strides(2).outputShape(input));
        assertEquals(Shape.of(8, 1), new Conv1DTranspose(1, 2).strides(2).outputShape(input));
        assertEquals(Shape.of(12, 1), new Conv1DTranspose(1, 2).strides(3).outputShape(input));
        assertEquals(Shape.of(8, 1), new Conv1DTranspose(1, 5).strides(2).padding(Padding.SAME).outputShape(input));
        assertEquals(Shape.of(7, 1), new Conv1DTranspose(1, 5).strides(2).padding(Padding.SAME).outputPadding(0).outputShape(input));
        assertEquals(Shape.of(6, 1), new Conv1DTranspose(1, 4).strides(2).padding(Padding.SAME).outputPadding(0).outputShape(input));
        assertEquals(Shape.of(10, 1), new Conv1DTranspose(1, 3).strides(2).outputPadding(1).outputShape(input));
        assertEquals(Shape.of(8, 1), new Conv1DTranspose(1, 3).dilationRate(2).outputShape(input));
    }

    @Test
    void costsAreCounted() {
        assertEquals(6 * 4 * 3 * 2, new Conv1D(4, 3).multiplyAccumulates(List.of(Shape.of(8, 2))));
        assertEquals(4 * 4 * 9 * 5, new DepthwiseConv2D(3).multiplyAccumulates(List.of(Shape.of(6, 6, 5))));
        assertEquals(4 * 4 * 5 * (9 + 7), new SeparableConv2D(7, 3).multiplyAccumulates(List.of(Shape.of(6, 6, 5))));
        assertEquals(3 * 3 * 2 * 4 * 5, new Conv2DTranspose(5, 2).strides(2).multiplyAccumulates(List.of(Shape.of(3, 3, 2))));
        assertEquals(0, new SeparableConv1D(7, 3).multiplyAccumulates(List.of(Shape.of(UNKNOWN, 5))));
    }

    @Test
    void rejectsFiltersAndMultipliersBelowOne() {
        assertFails("Conv1D: filters must be a positive integer, got 0.", () -> new Conv1D(0, 3));
        assertFails("DepthwiseConv1D: depthMultiplier must be a positive integer, got -1.", () -> new DepthwiseConv1D(3).depthMultiplier(-1));
        assertFails("Conv3D: groups must be positive and divide filters 4, got 3.", () -> new Conv3D(4, 3).groups(3));
    }

    @Test
    void rejectsEmptyWindows() {
        assertFails("Conv1DTranspose: kernelSize must be positive, got 0.", () -> new Conv1DTranspose(1, 0));
        assertFails("SeparableConv2D: strides must be positive, got 1x0.", () -> new SeparableConv2D(1, 3).strides(new Size2D(1, 0)));
        assertFails("Conv3D: dilationRate must be positive, got -1x-1x-1.", () -> new Conv3D(1, 3).dilationRate(-1));
    }

    @Test
    void rejectsWindowsOfAnotherNumberOfAxes() {
        assertFails("Conv1D: kernelSize must have 1 lengths, got 3x3.",
                () -> new Conv1D(null, 1, 1, new Convolution(List.of(3, 3), Activations.LINEAR)));
    }

    @Test
    void onlySequencesMayBeCausal() {
        String rest = ": padding must be VALID or SAME, got CAUSAL. Only Conv1D has it.";
        assertFails("Conv2D" + rest, () -> new Conv2D(1, 3).padding(Padding.CAUSAL));
        assertFails("DepthwiseConv1D" + rest, () -> new DepthwiseConv1D(3).padding(Padding.CAUSAL));
    }

    @Test
    void rejectsNegativeOutputPadding() {
        assertFails("Conv2DTranspose: outputPadding must be 0 or more along 2 axes, got [0, -1].",
                () -> new Conv2DTranspose(1, 3).outputPadding(List.of(0, -1)));
        assertFails("Conv1DTranspose: outputPadding must be 0 or more along 1 axis, got [1, 1].",
                () -> new Conv1DTranspose(1, 3).outputPadding(List.of(1, 1)));
    }

    @Test
    void rejectsOutputsWithoutPlaces() {
        assertFails("Conv1DTranspose: expects inputs that give outputs of 1 to 2147483647 places along each axis, got 0 from (1, 2).",
                () -> new Conv1DTranspose(1, 4).strides(2).padding(Padding.SAME).outputPadding(0).outputShape(Shape.of(1, 2)));
    }

    @Test
    void rejectsInputsOfAnotherRank() {
        assertFails("Conv1D: expects inputs of shape (length, channels), got (28). Put new Reshape(28, 1) before it.",
                () -> new Conv1D(1, 3).outputShape(Shape.of(28)));
        assertFails("Conv3DTranspose: expects inputs of shape (channels, depth, height, width), got (3, 3).",
                () -> new Conv3DTranspose(1, 3).dataFormat(DataFormat.CHANNELS_FIRST).outputShape(Shape.of(3, 3)));
    }

    @Test
    void rejectsSequencesSmallerThanTheKernel() {
        assertFails("Conv1D: expects sequences of at least 5 for its kernelSize of 3 dilated by 2, got 4. "
                + "Use padding(SAME), a smaller kernelSize or larger sequences.",
                () -> new Conv1D(1, 3).dilationRate(2).outputShape(Shape.of(4, 1)));
        assertFails("Conv3D: expects volumes of at least 3x3x3 for its kernelSize of 3x3x3, got 3x2x3. "
                + "Use padding(SAME), a smaller kernelSize or larger volumes.", () -> new Conv3D(1, 3).outputShape(Shape.of(3, 2, 3, 1)));
    }

    @Test
    void rejectsChannelsThatGroupsDoNotDivide() {
        assertFails("Conv1D: expects channels that 2 groups divide, got 3 in (5, 3).",
                () -> new Conv1D(2, 3).groups(2).outputShape(Shape.of(5, 3)));
    }

    @Test
    void rejectsUnknownChannels() {
        assertFails("SeparableConv1D: expects inputs with a known number of channels, got (5, ?). Give it to the Input.",
                () -> new SeparableConv1D(2, 3).outputShape(Shape.of(5, UNKNOWN)));
    }
}
