package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTest {

    private final Tensor probabilities = Tensor.of(new float[] {0.25f, 0.125f, 0.625f}, 1, 3);

    @Test
    void namesTheLikeliestFirst() {
        List<Prediction> best = Prediction.best(probabilities, List.of("cat", "dog", "bird"), 2);

        assertEquals(List.of("bird 62.5 %", "cat 25.0 %"), best.stream().map(Prediction::toString).toList());
    }

    @Test
    void refusesNamesOfAnotherModel() {
        var error = assertThrows(IllegalArgumentException.class, () -> Prediction.best(probabilities, List.of("cat", "dog"), 2));
        assertEquals("The model tells 3 classes apart, but preprocessing.json beside it names 2. Correct that file or remove it.",
                error.getMessage());
    }
}
