package dev.corno.optimizers.schedules;

import dev.corno.CheckReturnValue;
import java.util.List;

/**
 * {@code values[0]} up to and including update {@code boundaries[0]}, then {@code values[1]} up to and including
 * {@code boundaries[1]}, and so on; the last value from then on.
 *
 * <pre>{@code
 * var optimizer = new SGD(new PiecewiseConstantDecay(List.of(1000L, 5000L), List.of(0.1, 0.05, 0.01)));
 * }</pre>
 *
 * @param boundaries numbers of updates, ascending
 * @param values learning rates, 0 or more, one more than there are boundaries
 */
@CheckReturnValue
public record PiecewiseConstantDecay(List<Long> boundaries, List<Double> values) implements Schedule {

    /** Checks ranges and copies the lists. */
    public PiecewiseConstantDecay {
        boundaries = List.copyOf(boundaries);
        values = List.copyOf(values);
        if (values.size() != boundaries.size() + 1) {
            throw new IllegalArgumentException("PiecewiseConstantDecay: expects one more value than boundaries, got " + values.size()
                    + " values for " + boundaries.size() + " boundaries. Add the rate after the last boundary.");
        }
        for (int i = 1; i < boundaries.size(); i++) {
            if (boundaries.get(i) <= boundaries.get(i - 1)) {
                throw new IllegalArgumentException("PiecewiseConstantDecay: boundaries must ascend, got " + boundaries + ".");
            }
        }
        values.forEach(value -> Decay.checkRate("PiecewiseConstantDecay", "each value", value));
    }

    @Override
    public double learningRate(long iteration) {
        int piece = 0;
        while (piece < boundaries.size() && iteration > boundaries.get(piece)) {
            piece++;
        }
        return values.get(piece);
    }
}
