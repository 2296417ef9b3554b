package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.optimizers.AdamW;
import dev.corno.optimizers.schedules.OneCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecipeTest {

    @ParameterizedTest
    @CsvSource({"perceptron, mnist, RMSPROP, 0.001, CONSTANT, 1, 0, none, 64, 10", "perceptron, digits, RMSPROP, 0.001, CONSTANT, 1, 0, none, 64, 10",
        "lenet5, mnist, MOMENTUM, 0.1, CONSTANT, 0.75, 0, none, 64, 10", "lenet5, digits, MOMENTUM, 0.1, CONSTANT, 0.5, 0, none, 64, 4",
        "cifar-convnet, cifar10, ADAMW, 0.002, ONE_CYCLE, 1, 0.05, 'flip,shift=0.1', 32, 10",
        "cifar-convnet, pictures.zip, ADAMW, 0.002, ONE_CYCLE, 1, 0.05, 'flip,shift=0.1', 32, 10",
        "cifar-convnet, digits, ADAM, 0.001, CONSTANT, 1, 0, none, 32, 2", "cifar-convnet, mnist, ADAM, 0.001, CONSTANT, 1, 0, none, 32, 10",
        "cifar-convnet, fashion_mnist, ADAM, 0.001, CONSTANT, 1, 0, none, 32, 10", "vgg16, pets, MOMENTUM, 0.01, CONSTANT, 1, 0, none, 16, 10",
        "resnet50, pets, ADAM, 0.001, CONSTANT, 1, 0, none, 16, 10"})
    void suitsModelAndData(String model, String data, OptimizerName optimizer, double rate, ScheduleName schedule, double decay,
            double weightDecay, String augmentation, int batchSize, int epochs) {
        assertEquals(new Recipe(optimizer, new Rate(rate, schedule, decay), weightDecay, Augmentation.of(augmentation), batchSize, epochs),
                Recipe.of(model, data));
    }

    @Test
    void anotherOptimizerComesWithItsOwnRate() {
        assertEquals(new Recipe(OptimizerName.SGD, Rate.constant(0.01), 0, Augmentation.NONE, 64, 10),
                Recipe.of("lenet5", "mnist").optimizer(OptimizerName.SGD));
    }

    @Test
    void anotherOptimizerComesWithItsOwnWeightDecay() {
        assertEquals(0.004, Recipe.of("lenet5", "mnist").optimizer(OptimizerName.ADAMW).build(1).options().weightDecay());
    }

    @Test
    void anotherOptimizerLeavesTheAugmentation() {
        assertEquals("flip,shift=0.1", Recipe.of("cifar-convnet", "cifar10").optimizer(OptimizerName.ADAM).augmentation().toString());
    }

    @Test
    void theSameOptimizerKeepsTheRecipe() {
        assertEquals(Recipe.of("lenet5", "mnist"), Recipe.of("lenet5", "mnist").optimizer(OptimizerName.MOMENTUM));
    }

    @ParameterizedTest
    @EnumSource(OptimizerName.class)
    void weightsDecay(OptimizerName optimizer) {
        assertEquals(0.01, new Recipe(optimizer, Rate.constant(0.1), 0.01, Augmentation.NONE, 64, 3).build(10).options().weightDecay());
    }

    @Test
    void theRateFollowsTheWholeTraining() {
        assertEquals(new AdamW(new OneCycle(0.002, 15630)).weightDecay(0.05), Recipe.of("cifar-convnet", "cifar10").build(1563));
    }

    @Test
    void optimizersHaveKerasLearningRates() {
        assertEquals(0.01, OptimizerName.SGD.learningRate());
        assertEquals(0.001, OptimizerName.ADAM.learningRate());
        assertEquals(0.001, OptimizerName.MUON.learningRate());
        assertEquals("adam", OptimizerName.ADAM.toString());
    }
}
