package dev.corno.training;

import dev.corno.CheckReturnValue;
import dev.corno.backend.CompiledModel;
import dev.corno.data.Dataset;
import dev.corno.data.Feed;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds a learning rate: trains for some steps with rates that rise exponentially, {@code rate_i = min * (max/min)^(i/(steps-1))}, and
 * records the loss, smoothed as {@code a = smoothing*a + (1-smoothing)*loss; a / (1 - smoothing^(i+1))}. It stops when that is not finite
 * or more than {@code divergence} times the lowest so far, if that is positive. Afterwards weights and the optimizer's memory are what they were before.
 *
 * <p>Smith, <a href="https://arxiv.org/abs/1506.01186">Cyclical Learning Rates for Training Neural Networks</a>, 2015, section 3.3.
 *
 * <pre>{@code
 * LearningRateCurve curve = model.findLearningRate(x, y, new LearningRateFinder());
 * System.out.println(curve.suggestion());
 * }</pre>
 *
 * @param minLearningRate the first rate, positive; default 1e-7
 * @param maxLearningRate the last rate, above the first; default 10
 * @param steps how many steps, at least 3; default 100
 * @param batchSize samples of a step, where the data have no batches of their own, at least 1; default 32
 * @param smoothing share of the averaged loss kept at each step, in [0, 1); default 0.9
 * @param divergence how many times the lowest loss ends the search, above 1; default 4
 */
@CheckReturnValue
public record LearningRateFinder(double minLearningRate, double maxLearningRate, int steps, int batchSize, double smoothing,
        double divergence) {

    private static final String WHERE = "findLearningRate";

    /** Checks ranges. */
    public LearningRateFinder {
        if (!(minLearningRate > 0 && maxLearningRate > minLearningRate && maxLearningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("LearningRateFinder: expects 0 < minLearningRate < maxLearningRate, got " + minLearningRate
                    + " and " + maxLearningRate + ".");
        }
        if (steps < 3) {
            throw new IllegalArgumentException("LearningRateFinder: steps must be at least 3, got " + steps + ".");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("LearningRateFinder: batchSize must be at least 1, got " + batchSize + ".");
        }
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("LearningRateFinder: smoothing must be in [0, 1), got " + smoothing + ".");
        }
        if (!(divergence > 1)) {
            throw new IllegalArgumentException("LearningRateFinder: divergence must be above 1, got " + divergence + ".");
        }
    }

    /** A hundred steps from 1e-7 to 10. */
    public LearningRateFinder() {
        this(1e-7, 10, 100, 32, 0.9, 4);
    }

    /**
     * {@return a copy for other rates}
     *
     * @param min the first rate, positive
     * @param max the last rate, above the first
     */
    public LearningRateFinder range(double min, double max) {
        return new LearningRateFinder(min, max, steps, batchSize, smoothing, divergence);
    }

    /**
     * {@return a copy with more or fewer steps}
     *
     * @param value at least 3
     */
    public LearningRateFinder steps(int value) {
        return new LearningRateFinder(minLearningRate, maxLearningRate, value, batchSize, smoothing, divergence);
    }

    /**
     * {@return a copy with larger or smaller batches}
     *
     * @param value samples of a step, at least 1
     */
    public LearningRateFinder batchSize(int value) {
        return new LearningRateFinder(minLearningRate, maxLearningRate, steps, value, smoothing, divergence);
    }

    /**
     * {@return a copy that smooths more or less}
     *
     * @param value share of the averaged loss kept, in [0, 1)
     */
    public LearningRateFinder smoothing(double value) {
        return new LearningRateFinder(minLearningRate, maxLearningRate, steps, batchSize, value, divergence);
    }

    /**
     * {@return a copy that gives up sooner or later}
     *
     * @param value how many times the lowest loss ends the search, above 1
     */
    public LearningRateFinder divergence(double value) {
        return new LearningRateFinder(minLearningRate, maxLearningRate, steps, batchSize, smoothing, value);
    }

    /**
     * {@return the loss by learning rate}
     *
     * @param model a compiled model, unchanged afterwards
     * @param data training batches, gone through again where there are fewer than steps
     * @throws IllegalStateException if the optimizer follows a schedule
     * @throws IllegalArgumentException if the data has no batch, or one that does not fit the model
     */
    public LearningRateCurve find(Trainee model, Dataset data) {
        CompiledModel compiled = model.compiled();
        Map<String, Tensor> weights = model.weights();
        Map<String, Tensor> memory = compiled.optimizerState();
        try (EpochBatches batches = new EpochBatches(new Feed(data, WHERE), 0, WHERE, "steps")) {
            return train(model, compiled, batches);
        } finally {
            model.weights(weights);
            compiled.restoreOptimizerState(memory);
        }
    }

    private LearningRateCurve train(Trainee model, CompiledModel compiled, EpochBatches batches) {
        List<Double> rates = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        double average = 0;
        double lowest = Double.POSITIVE_INFINITY;
        int epoch = 0;
        batches.begin(epoch, 0);
        for (int i = 0; i < steps; i++) {
            if (!batches.hasNext()) {
                batches.begin(++epoch, 0);
            }
            double rate = minLearningRate * Math.pow(maxLearningRate / minLearningRate, (double) i / (steps - 1));
            compiled.learningRate(rate);
            double loss = compiled.trainStep(model.prepared(batches.next(), WHERE)).loss();
            average = smoothing * average + (1 - smoothing) * loss;
            double smoothed = average / (1 - Math.pow(smoothing, i + 1));
            if (!Double.isFinite(smoothed) || lowest > 0 && smoothed > divergence * lowest) {
                break;
            }
            lowest = Math.min(lowest, smoothed);
            rates.add(rate);
            losses.add(smoothed);
        }
        return new LearningRateCurve(rates, losses);
    }
}
