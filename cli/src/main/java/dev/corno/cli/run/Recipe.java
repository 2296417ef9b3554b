package dev.corno.cli.run;

import java.util.Map;

/**
 * What a model is trained with when nothing else is asked for.
 *
 * @param optimizer how weights change, at its usual learning rate
 * @param batchSize samples of a step
 * @param epochs how often all samples are seen
 */
public record Recipe(OptimizerName optimizer, int batchSize, int epochs) {

    private static final Recipe USUAL = new Recipe(OptimizerName.ADAM, 64, 10);
    private static final Map<String, Recipe> BY_MODEL = Map.of(
            "perceptron", new Recipe(OptimizerName.RMSPROP, 64, 10),
            "cifar-convnet", new Recipe(OptimizerName.ADAM, 32, 10),
            "lenet5", USUAL);
    private static final int EPOCHS_OF_EASY_DATA = 4;

    /**
     * {@return the recipe for a model on some data}
     *
     * @param model the model's name
     * @param data the data set's name; the generated digits are learnt in less than half the time
     */
    public static Recipe of(String model, String data) {
        Recipe recipe = BY_MODEL.getOrDefault(model, USUAL);
        return data.equals("digits") ? new Recipe(recipe.optimizer, recipe.batchSize, EPOCHS_OF_EASY_DATA) : recipe;
    }
}
