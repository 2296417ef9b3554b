package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {

    @ParameterizedTest
    @CsvSource({"perceptron, mnist, RMSPROP, 64, 10", "perceptron, digits, RMSPROP, 64, 10", "lenet5, mnist, ADAM, 64, 10",
        "lenet5, digits, ADAM, 64, 4", "cifar-convnet, cifar10, ADAM, 32, 10", "newcomer, pets, ADAM, 64, 10"})
    void suitsModelAndData(String model, String data, OptimizerName optimizer, int batchSize, int epochs) {
        assertEquals(new Recipe(optimizer, batchSize, epochs), Recipe.of(model, data));
    }

    @Test
    void optimizersHaveKerasLearningRates() {
        assertEquals(0.01, OptimizerName.SGD.learningRate());
        assertEquals(0.001, OptimizerName.ADAM.learningRate());
        assertEquals("adam", OptimizerName.ADAM.toString());
    }
}
