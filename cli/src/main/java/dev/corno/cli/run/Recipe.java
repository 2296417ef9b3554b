package dev.corno.cli.run;

import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.ExponentialDecay;
import java.util.Map;

/**
 * What a model is trained with when nothing else is asked for.
 *
 * @param optimizer how weights change
 * @param learningRate its learning rate in the first epoch
 * @param decay a factor on the learning rate after each epoch, in (0, 1]; 1 keeps it
 * @param weightDecay share of a weight, times the learning rate, taken off at each step; 0 for none
 * @param batchSize samples of a step
 * @param epochs how often all samples are seen
 */
public record Recipe(OptimizerName optimizer, double learningRate, double decay, double weightDecay, int batchSize, int epochs) {

    // For models of large pictures, of which more than this many at a time take too much memory.
    private static final Recipe USUAL = usual(OptimizerName.ADAM, 16, 10);
    private static final Map<String, Recipe> TABLE = Map.of(
            "perceptron", usual(OptimizerName.RMSPROP, 64, 10),
            "lenet5", new Recipe(OptimizerName.MOMENTUM, 0.1, 0.75, 0, 64, 10),
            "lenet5 on digits", new Recipe(OptimizerName.MOMENTUM, 0.1, 0.5, 0, 64, 4),
            "cifar-convnet", usual(OptimizerName.ADAM, 32, 10),
            "cifar-convnet on digits", usual(OptimizerName.ADAM, 32, 2),
            "vgg16", new Recipe(OptimizerName.MOMENTUM, 0.01, 1, 0, 16, 10),
            "vgg19", new Recipe(OptimizerName.MOMENTUM, 0.01, 1, 0, 16, 10));

    private static Recipe usual(OptimizerName optimizer, int batchSize, int epochs) {
        return new Recipe(optimizer, optimizer.learningRate(), 1, 0, batchSize, epochs);
    }

    /**
     * {@return the recipe for a model on some data}
     *
     * @param model the model's name
     * @param data the data set's name; the generated digits are learnt sooner than others
     */
    public static Recipe of(String model, String data) {
        return TABLE.getOrDefault(model + " on " + data, TABLE.getOrDefault(model, USUAL));
    }

    /**
     * {@return this recipe with another optimizer at its own usual learning rate; this one if it has that optimizer already}
     *
     * @param value how weights change
     */
    public Recipe optimizer(OptimizerName value) {
        return value == optimizer ? this : usual(value, batchSize, epochs);
    }

    /**
     * {@return the optimizer with its learning rate}
     *
     * @param stepsPerEpoch training steps of an epoch, at least 1
     */
    public Optimizer build(long stepsPerEpoch) {
        return optimizer.with(decay == 1 ? new Constant(learningRate)
                : new ExponentialDecay(learningRate, stepsPerEpoch, decay).staircase(true)).weightDecay(weightDecay);
    }
}
