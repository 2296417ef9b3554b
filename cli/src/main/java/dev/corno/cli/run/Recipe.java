package dev.corno.cli.run;

import dev.corno.optimizers.Optimizer;
import java.util.Map;

/**
 * What a model is trained with when nothing else is asked for.
 *
 * @param optimizer how weights change
 * @param rate its learning rate
 * @param weightDecay share of a weight, times the learning rate, taken off at each step; 0 for none
 * @param augmentation random changes of the training pictures
 * @param batchSize samples of a step
 * @param epochs how often all samples are seen
 */
public record Recipe(OptimizerName optimizer, Rate rate, double weightDecay, Augmentation augmentation, int batchSize, int epochs) {

    // For models of large pictures, of which more than this many at a time take too much memory.
    private static final Recipe USUAL = usual(OptimizerName.ADAM, 16, 10);
    private static final Recipe VGG = falling(0.01, 1, 16, 10);
    // Flips and shifts suit pictures of things: digits and the grey data sets are trained on as they are.
    private static final Map<String, Recipe> TABLE = Map.of(
            "perceptron", usual(OptimizerName.RMSPROP, 64, 10),
            "lenet5", falling(0.1, 0.75, 64, 10),
            "lenet5 on digits", falling(0.1, 0.5, 64, 4),
            "cifar-convnet", new Recipe(OptimizerName.ADAMW, new Rate(0.002, ScheduleName.ONE_CYCLE, 1), 0.05,
                    Augmentation.of("flip,shift=0.1"), 32, 10),
            "cifar-convnet on digits", usual(OptimizerName.ADAM, 32, 2),
            "cifar-convnet on mnist", usual(OptimizerName.ADAM, 32, 10),
            "cifar-convnet on fashion_mnist", usual(OptimizerName.ADAM, 32, 10),
            "vgg16", VGG,
            "vgg19", VGG);

    private static Recipe usual(OptimizerName optimizer, int batchSize, int epochs) {
        return new Recipe(optimizer, Rate.constant(optimizer.learningRate()), optimizer.weightDecay(), Augmentation.NONE, batchSize,
                epochs);
    }

    private static Recipe falling(double rate, double decay, int batchSize, int epochs) {
        return new Recipe(OptimizerName.MOMENTUM, new Rate(rate, ScheduleName.CONSTANT, decay), 0, Augmentation.NONE, batchSize, epochs);
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
     * {@return this recipe with another optimizer at its own usual learning rate and weight decay; this one if it has that optimizer
     * already}
     *
     * @param value how weights change
     */
    public Recipe optimizer(OptimizerName value) {
        return value == optimizer ? this
                : new Recipe(value, Rate.constant(value.learningRate()), value.weightDecay(), augmentation, batchSize, epochs);
    }

    /**
     * {@return the optimizer with its learning rate}
     *
     * @param stepsPerEpoch training steps of an epoch, at least 1
     */
    public Optimizer build(long stepsPerEpoch) {
        return optimizer.with(rate.perStep(stepsPerEpoch, epochs)).weightDecay(weightDecay);
    }
}
