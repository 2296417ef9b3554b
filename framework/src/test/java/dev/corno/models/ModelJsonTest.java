package dev.corno.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.activations.Activations;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.losses.Losses;
import dev.corno.optimizers.Adam;
import dev.corno.saving.ModelFormatException;
import org.junit.jupiter.api.Test;

class ModelJsonTest {

    @Test
    void aModelBuiltFromItsTextIsWrittenAsTheSameText() {
        Model model = compiled();
        assertEquals(model.toJson(), Model.fromJson(model.toJson()).toJson());
    }

    @Test
    void keepsWhatTheModelWasCompiledFor() {
        assertEquals(new Adam(0.5), Model.fromJson(compiled().toJson()).compilation().orElseThrow().optimizer());
        assertTrue(Model.fromJson(layers().toJson()).compilation().isEmpty());
    }

    @Test
    void rejectsTextThatIsNoJson() {
        assertFails("load: JSON is not proper JSON (line 1, column 2). Copy or download it again.", "{");
        assertFails("load: JSON is not a JSON object. Copy or download it again.", "[]");
    }

    @Test
    void rejectsTextThatIsNoModel() {
        assertFails("load: JSON expects a Sequential or Functional model, got \"Dense\".", "{\"class_name\": \"Dense\"}");
    }

    private static void assertFails(String message, String json) {
        assertEquals(message, assertThrows(ModelFormatException.class, () -> Model.fromJson(json)).getMessage());
    }

    private static Model compiled() {
        Model model = layers();
        model.compile(new Adam(0.5), Losses.MEAN_SQUARED_ERROR);
        return model;
    }

    private static Model layers() {
        return new Sequential(new Input(2), new Dense(3, Activations.TANH), new Dense(1)).name("m");
    }
}
