package dev.corno.layers.merging;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.graph.SymbolicTensor;
import dev.corno.layers.core.Input;
import dev.corno.models.Model;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomScaleLayerTest {

    private static Model model() {
        SymbolicTensor shortcut = new Input(2).tensor();
        SymbolicTensor residual = new Input(2).tensor();
        return new Model(List.of(shortcut, residual), List.of(new CustomScaleLayer(0.5).apply(shortcut, residual)));
    }

    @Test
    void addsAMultipleOfItsSecondInput() {
        Tensor x = Tensor.of(new float[] {1, 2}, 1, 2);
        Tensor y = Tensor.of(new float[] {10, -20}, 1, 2);

        assertArrayEquals(new float[] {6, -8}, model().predict(List.of(x, y)).get(0).toFloatArray());
    }

    @Test
    void isWrittenAsTheClassInsideKerass() {
        String json = model().toJson().replaceAll("\\s", "");

        assertTrue(json.contains("\"module\":\"keras.src.applications.inception_resnet_v2\",\"class_name\":\"CustomScaleLayer\""), json);
        assertTrue(json.contains("\"registered_name\":\"CustomScaleLayer\""), json);
        assertEquals(json, Model.fromJson(json).toJson().replaceAll("\\s", ""));
    }

    @Test
    void rejectsASingleInput() {
        assertFails("CustomScaleLayer: expects two inputs, got 1.", () -> new CustomScaleLayer(1).outputShape(List.of(Shape.of(3))));
    }
}
