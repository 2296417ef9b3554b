package dev.corno.layers.reshaping;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;

/**
 * Repeats each step of sequences.
 *
 * <p>Input shape: {@code (batch, length, channels)}.
 * Output shape: the same, with {@code length * size} for the length.
 *
 * <pre>{@code
 * var layer = new UpSampling1D(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param size how many times as long the sequence becomes, at least 1; 2 by default
 */
@CheckReturnValue
public record UpSampling1D(String name, int size) implements UpSampling {

    /** Checks the parameters. */
    public UpSampling1D {
        UpSamplingChecks.size("UpSampling1D", List.of(size));
    }

    /** Keras's default, twice as long. */
    public UpSampling1D() {
        this(2);
    }

    /**
     * A factor.
     *
     * @param size how many times as long the sequence becomes
     */
    public UpSampling1D(int size) {
        this(null, size);
    }

    @Override
    public UpSampling1D name(String value) {
        return new UpSampling1D(value, size);
    }

    @Override
    public DataFormat dataFormat() {
        return DataFormat.CHANNELS_LAST;
    }

    @Override
    public List<Integer> factors() {
        return List.of(size);
    }
}
