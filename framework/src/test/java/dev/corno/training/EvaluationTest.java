package dev.corno.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static Evaluation evaluation() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", 0.07119);
        values.put("accuracy", 0.9779);
        return new Evaluation(values);
    }

    @Test
    void printsItsValues() {
        assertEquals("loss 0.0712, accuracy 0.9779", evaluation().toString());
    }

    @Test
    void givesValuesByName() {
        assertEquals(0.07119, evaluation().loss());
        assertEquals(0.9779, evaluation().get("accuracy"));
    }

    @Test
    void namesTheValuesThereAre() {
        assertEquals("Evaluation: expects the name of a measured value, got \"acc\". There are accuracy, loss.",
                assertThrows(IllegalArgumentException.class, () -> evaluation().get("acc")).getMessage());
    }
}
