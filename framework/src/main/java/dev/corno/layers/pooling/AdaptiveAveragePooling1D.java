package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;
import java.util.Objects;

/**
 * Divides each channel of sequences into a given number of parts and keeps the mean of each; see
 * {@link AdaptivePooling} for where parts start and end.
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: the same, with {@code outputSize} for the length.
 *
 * <pre>{@code
 * var layer = new AdaptiveAveragePooling1D(4);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param outputSize number of parts, at least 1
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record AdaptiveAveragePooling1D(String name, int outputSize, DataFormat dataFormat) implements AdaptivePooling {

    /** Checks the parameters. */
    public AdaptiveAveragePooling1D {
        PoolingChecks.positive("AdaptiveAveragePooling1D", "outputSize", List.of(outputSize));
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /**
     * Parts of channels-last data.
     *
     * @param outputSize number of parts
     */
    public AdaptiveAveragePooling1D(int outputSize) {
        this(null, outputSize, DataFormat.CHANNELS_LAST);
    }

    @Override
    public AdaptiveAveragePooling1D name(String value) {
        return new AdaptiveAveragePooling1D(value, outputSize, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public AdaptiveAveragePooling1D dataFormat(DataFormat value) {
        return new AdaptiveAveragePooling1D(name, outputSize, value);
    }

    @Override
    public List<Integer> parts() {
        return List.of(outputSize);
    }

    @Override
    public boolean isMaximum() {
        return false;
    }
}
