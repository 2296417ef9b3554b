package dev.corno.layers.pooling;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.Size2D;
import dev.corno.tensor.Shape;
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
}
