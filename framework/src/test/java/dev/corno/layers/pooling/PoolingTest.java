package dev.corno.layers.pooling;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.graph.Layer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.layers.Size3D;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.WithMask;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolingTest {

    @Test
    void windowsStandSideBySideByDefault() {
        assertEquals(new Size2D(2), new MaxPooling2D().strides());
        assertEquals(new Size2D(3, 2), new AveragePooling2D(new Size2D(3, 2)).strides());
    }

    @Test
    void withersChangeOneThingEach() {
        assertEquals(new MaxPooling2D("p", new Size2D(3), new Size2D(2), Padding.SAME, DataFormat.CHANNELS_FIRST),
                new MaxPooling2D(3).name("p").strides(2).padding(Padding.SAME).dataFormat(DataFormat.CHANNELS_FIRST));
        assertEquals(new AveragePooling2D("p", new Size2D(3), new Size2D(2), Padding.SAME, DataFormat.CHANNELS_FIRST),
                new AveragePooling2D(3).name("p").strides(2).padding(Padding.SAME).dataFormat(DataFormat.CHANNELS_FIRST));
    }

    @Test
    void channelsMayBeUnknown() {
        assertEquals(Shape.of(2, 2, Shape.UNKNOWN), new MaxPooling2D().outputShape(Shape.of(4, 4, Shape.UNKNOWN)));
    }

    @Test
    void globalPoolingForgetsUnknownLengths() {
        assertEquals(Shape.of(3), new GlobalAveragePooling2D().outputShape(Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, 3)));
    }

    @Test
    void rejectsPicturesSmallerThanTheWindow() {
        assertFails("MaxPooling2D: expects pictures of at least 2x2 for its poolSize of 2x2, got 1x1. "
                + "Use padding(SAME), a smaller poolSize or larger pictures.", () -> new MaxPooling2D().outputShape(Shape.of(1, 1, 8)));
    }

    @Test
    void rejectsEmptyWindows() {
        assertFails("MaxPooling2D: poolSize must be positive, got 0x0.", () -> new MaxPooling2D(0));
        assertFails("AveragePooling2D: strides must be positive, got -1x-1.", () -> new AveragePooling2D(2).strides(-1));
    }

    @Test
    void rejectsFlatInputs() {
        assertFails("GlobalMaxPooling2D: expects inputs of shape (height, width, channels), got (49). "
                + "Put new Reshape(7, 7, 1) before it.", () -> new GlobalMaxPooling2D().outputShape(Shape.of(49)));
    }

    @Test
    void windowsOfSequencesAndVolumesStandSideBySideByDefault() {
        assertEquals(new AveragePooling1D("p", 3, 3, Padding.VALID, DataFormat.CHANNELS_LAST), new AveragePooling1D(3).name("p"));
        assertEquals(new MaxPooling3D(null, new Size3D(1, 2, 3), new Size3D(2), Padding.SAME, DataFormat.CHANNELS_LAST),
                new MaxPooling3D(new Size3D(1, 2, 3)).strides(2).padding(Padding.SAME));
    }

    @Test
    void maskedStepsDoNotCountInTheMean() {
        SymbolicTensor steps = new Input(3, 2).tensor();
        SymbolicTensor mask = new Input(3).tensor();
        SymbolicTensor mean = new GlobalAveragePooling1D().apply(new WithMask().apply(steps, mask));
        Tensor x = Tensor.of(new float[] {1, 10, 3, 30, 7, 50}, 1, 3, 2);
        Tensor y = new Model(List.of(steps, mask), List.of(mean)).predict(List.of(x, Tensor.of(new float[] {1, 1, 0}, 1, 3))).get(0);
        assertEquals(Tensor.of(new float[] {2, 20}, 1, 2), y);
    }

    @Test
    void masksOfChannelsFirstSequencesAreAlongTheirLastAxis() {
        SymbolicTensor steps = new Input(3, 3).tensor();
        SymbolicTensor mask = new Input(3).tensor();
        SymbolicTensor mean = new GlobalAveragePooling1D().dataFormat(DataFormat.CHANNELS_FIRST).keepDims(true)
                .apply(new WithMask().apply(steps, mask));
        Tensor x = Tensor.of(new float[] {1, 3, 5, 10, 30, 50, 2, 2, 2}, 1, 3, 3);
        Tensor y = new Model(List.of(steps, mask), List.of(mean)).predict(List.of(x, Tensor.of(new float[] {0, 1, 1}, 1, 3))).get(0);
        assertEquals(Tensor.of(new float[] {4, 40, 2}, 1, 3, 1), y);
    }

    @Test
    void partsOverlapWhereTheyDoNotDivideAnAxis() {
        Tensor x = Tensor.of(new float[] {1, 5, 2, 8, 3}, 1, 5, 1);
        assertEquals(Tensor.of(new float[] {5, 8, 8}, 1, 3, 1), prediction(new AdaptiveMaxPooling1D(3), x));
        assertEquals(Tensor.of(new float[] {3, 5, 5.5f}, 1, 3, 1), prediction(new AdaptiveAveragePooling1D(3), x));
    }

    private static Tensor prediction(Layer layer, Tensor x) {
        SymbolicTensor input = new Input(x.shape().slice(1, x.rank())).tensor();
        return new Model(input, layer.apply(input)).predict(x);
    }

    @Test
    void rejectsPartsBelowOne() {
        assertFails("AdaptiveMaxPooling2D: outputSize must be positive, got 2x0.", () -> new AdaptiveMaxPooling2D(new Size2D(2, 0)));
        assertFails("AdaptiveAveragePooling1D: expects inputs with at least one place along each axis, got (0, 2).",
                () -> new AdaptiveAveragePooling1D(2).outputShape(Shape.of(0, 2)));
    }

    @Test
    void rejectsCausalPadding() {
        assertFails("MaxPooling1D: padding must be VALID or SAME, got CAUSAL. Only Conv1D has it.",
                () -> new MaxPooling1D().padding(Padding.CAUSAL));
    }

    @Test
    void rejectsSequencesSmallerThanTheWindow() {
        assertFails("AveragePooling1D: expects sequences of at least 4 for its poolSize of 4, got 3. "
                + "Use padding(SAME), a smaller poolSize or larger sequences.", () -> new AveragePooling1D(4).outputShape(Shape.of(3, 1)));
        assertFails("MaxPooling3D: strides must be positive, got 0x0x0.", () -> new MaxPooling3D().strides(0));
    }
}
