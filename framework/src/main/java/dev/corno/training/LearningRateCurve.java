package dev.corno.training;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a {@link LearningRateFinder} saw: the smoothed loss at each learning rate.
 *
 * @param learningRates rates, ascending
 * @param losses the smoothed loss after the step at each rate
 */
public record LearningRateCurve(List<Double> learningRates, List<Double> losses) {

    /** Copies the lists. */
    public LearningRateCurve {
        learningRates = List.copyOf(learningRates);
        losses = List.copyOf(losses);
        if (learningRates.size() != losses.size()) {
            throw new IllegalArgumentException("LearningRateCurve: expects a loss for each rate, got " + losses.size() + " losses for "
                    + learningRates.size() + " rates.");
        }
    }

    /**
     * {@return the rate at which the loss falls fastest by the logarithm of the rate, over a tenth of the curve either way, since losses
     * of batches jump; empty if it falls nowhere. The first ten losses do not count, or of fewer than 50 a fifth, because they are means
     * of few batches.}
     */
    public OptionalDouble suggestion() {
        int reach = Math.max(1, losses.size() / 10);
        int steepest = -1;
        double slope = 0;
        for (int i = Math.min(10, losses.size() / 5) + reach; i < losses.size() - reach; i++) {
            double difference = losses.get(i + reach) - losses.get(i - reach);
            if (difference < slope) {
                slope = difference;
                steepest = i;
            }
        }
        return steepest < 0 ? OptionalDouble.empty() : OptionalDouble.of(learningRates.get(steepest));
    }

    /** {@return the rate with the lowest loss; too high for a training, but an upper end for schedules; empty without rates} */
    public OptionalDouble lowest() {
        return losses.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(learningRates.get(losses.indexOf(Collections.min(losses))));
    }
}
