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
    private static final Map<String, Recipe> TABLE = Map.of(
            "perceptron", new Recipe(OptimizerName.RMSPROP, 64, 10),
            "lenet5", USUAL,
            "lenet5 on digits", new Recipe(OptimizerName.ADAM, 64, 4),
            "cifar-convnet", new Recipe(OptimizerName.ADAM, 32, 10),
            "cifar-convnet on digits", new Recipe(OptimizerName.ADAM, 32, 2));

    /**
     * {@return the recipe for a model on some data}
     *
     * @param model the model's name
     * @param data the data set's name; the generated digits are learnt sooner than others
     */
    public static Recipe of(String model, String data) {
        return TABLE.getOrDefault(model + " on " + data, TABLE.getOrDefault(model, USUAL));
    }
}
