package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import java.util.List;
import java.util.Objects;

/**
 * Divides each channel of sequences into a given number of parts and keeps the largest number of each; see
 * {@link AdaptivePooling} for where parts start and end.
 *
 * <p>Input shape: {@code (batch, length, channels)}, with {@code CHANNELS_FIRST (batch, channels, length)}.
 * Output shape: the same, with {@code outputSize} for the length.
 *
 * <pre>{@code
 * var layer = new AdaptiveMaxPooling1D(4);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param outputSize number of parts, at least 1
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record AdaptiveMaxPooling1D(String name, int outputSize, DataFormat dataFormat) implements AdaptivePooling {

    /** Checks the parameters. */
    public AdaptiveMaxPooling1D {
        PoolingChecks.positive("AdaptiveMaxPooling1D", "outputSize", List.of(outputSize));
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /**
     * Parts of channels-last data.
     *
     * @param outputSize number of parts
     */
    public AdaptiveMaxPooling1D(int outputSize) {
        this(null, outputSize, DataFormat.CHANNELS_LAST);
    }

    @Override
    public AdaptiveMaxPooling1D name(String value) {
        return new AdaptiveMaxPooling1D(value, outputSize, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public AdaptiveMaxPooling1D dataFormat(DataFormat value) {
        return new AdaptiveMaxPooling1D(name, outputSize, value);
    }

    @Override
    public List<Integer> parts() {
        return List.of(outputSize);
    }

    @Override
    public boolean isMaximum() {
        return true;
    }
}
