package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {

    @ParameterizedTest
    @CsvSource({"perceptron, mnist, RMSPROP, 0.001, 1, 0, 64, 10", "perceptron, digits, RMSPROP, 0.001, 1, 0, 64, 10",
        "lenet5, mnist, MOMENTUM, 0.1, 0.75, 0, 64, 10", "lenet5, digits, MOMENTUM, 0.1, 0.5, 0, 64, 4",
        "cifar-convnet, cifar10, ADAM, 0.001, 1, 0, 32, 10",
        "vgg16, pets, MOMENTUM, 0.01, 1, 0, 16, 10", "resnet50, pets, ADAM, 0.001, 1, 0, 16, 10"})
    void suitsModelAndData(String model, String data, OptimizerName optimizer, double rate, double decay,
            double weightDecay, int batchSize, int epochs) {
        assertEquals(new Recipe(optimizer, rate, decay, weightDecay, batchSize, epochs), Recipe.of(model, data));
    }

    @Test
    void anotherOptimizerComesWithItsOwnRate() {
        assertEquals(new Recipe(OptimizerName.SGD, 0.01, 1, 0, 64, 10), Recipe.of("lenet5", "mnist").optimizer(OptimizerName.SGD));
    }

    @Test
    void theSameOptimizerKeepsTheRecipe() {
        assertEquals(Recipe.of("lenet5", "mnist"), Recipe.of("lenet5", "mnist").optimizer(OptimizerName.MOMENTUM));
    }

    @Test
    void weightsDecay() {
        assertEquals(0.01, new Recipe(OptimizerName.SGD, 0.1, 1, 0.01, 64, 3).build(10).options().weightDecay());
    }

    @Test
    void theRateFallsAfterEachEpoch() {
        var rate = new Recipe(OptimizerName.SGD, 0.1, 0.5, 0.01, 64, 3).build(10).learningRate();

        assertEquals(0.1, rate.learningRate(9), 1e-7);
        assertEquals(0.05, rate.learningRate(10), 1e-7);
        assertEquals(0.025, rate.learningRate(20), 1e-7);
    }

    @Test
    void optimizersHaveKerasLearningRates() {
        assertEquals(0.01, OptimizerName.SGD.learningRate());
        assertEquals(0.001, OptimizerName.ADAM.learningRate());
        assertEquals("adam", OptimizerName.ADAM.toString());
    }
}
