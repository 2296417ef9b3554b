package dev.corno.layers.pooling;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Size3D;
import java.util.List;
import java.util.Objects;

/**
 * Divides each channel of volumes into a given number of parts and keeps the largest number of each; see
 * {@link AdaptivePooling} for where parts start and end.
 *
 * <p>Input shape: {@code (batch, depth, height, width, channels)}, with {@code CHANNELS_FIRST (batch, channels, depth, height, width)}.
 * Output shape: the same, with {@code outputSize} for depth, height and width.
 *
 * <pre>{@code
 * var layer = new AdaptiveMaxPooling3D(4);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param outputSize number of parts of each axis, at least 1
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record AdaptiveMaxPooling3D(String name, Size3D outputSize, DataFormat dataFormat) implements AdaptivePooling {

    /** Checks the parameters. */
    public AdaptiveMaxPooling3D {
        PoolingChecks.positive("AdaptiveMaxPooling3D", "outputSize", outputSize.axes());
        Objects.requireNonNull(dataFormat, "dataFormat");
    }

    /**
     * As many parts along all axes.
     *
     * @param outputSize number of parts of each axis
     */
    public AdaptiveMaxPooling3D(int outputSize) {
        this(new Size3D(outputSize));
    }

    /**
     * Parts of channels-last data.
     *
     * @param outputSize number of parts of each axis
     */
    public AdaptiveMaxPooling3D(Size3D outputSize) {
        this(null, outputSize, DataFormat.CHANNELS_LAST);
    }

    @Override
    public AdaptiveMaxPooling3D name(String value) {
        return new AdaptiveMaxPooling3D(value, outputSize, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public AdaptiveMaxPooling3D dataFormat(DataFormat value) {
        return new AdaptiveMaxPooling3D(name, outputSize, value);
    }

    @Override
    public List<Integer> parts() {
        return outputSize.axes();
    }

    @Override
    public boolean isMaximum() {
        return true;
    }
}
