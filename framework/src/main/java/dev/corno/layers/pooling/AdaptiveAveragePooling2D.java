package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Size2D;
import java.util.List;
import java.util.Objects;

/**
 * Divides each channel of pictures into a given number of parts and keeps the mean of each; see
 * {@link AdaptivePooling} for where parts start and end.
 *
 * <p>Input shape: {@code (batch, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, height, width)}.
 * Output shape: the same, with {@code outputSize} for height and width.
 *
 * <pre>{@code
 * var layer = new AdaptiveAveragePooling2D(4);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param outputSize number of parts of each axis, at least 1
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record AdaptiveAveragePooling2D(String name, Size2D outputSize, DataFormat dataFormat) implements AdaptivePooling {

    /** Checks the parameters. */
    public AdaptiveAveragePooling2D {
        PoolingChecks.positive("AdaptiveAveragePooling2D", "outputSize", outputSize.axes());
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /**
     * As many parts along all axes.
     *
     * @param outputSize number of parts of each axis
     */
    public AdaptiveAveragePooling2D(int outputSize) {
        this(new Size2D(outputSize));
    }

    /**
     * Parts of channels-last data.
     *
     * @param outputSize number of parts of each axis
     */
    public AdaptiveAveragePooling2D(Size2D outputSize) {
        this(null, outputSize, DataFormat.CHANNELS_LAST);
    }

    @Override
    public AdaptiveAveragePooling2D name(String value) {
        return new AdaptiveAveragePooling2D(value, outputSize, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public AdaptiveAveragePooling2D dataFormat(DataFormat value) {
        return new AdaptiveAveragePooling2D(name, outputSize, value);
    }

    @Override
    public List<Integer> parts() {
        return outputSize.axes();
    }

    @Override
    public boolean isMaximum() {
        return false;
    }
}
