package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;

/**
 * Stretches the values of each channel of each picture over the whole range, in training and otherwise; a channel of a single value
 * stays. With {@code CHANNELS_FIRST} it is each column that is stretched, since Keras's layer looks at the last axis always.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new AutoContrast();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record AutoContrast(String name, Range valueRange, DataFormat dataFormat) implements PictureLayer {

    /** Checks the parameters. */
    public AutoContrast {
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(dataFormat, "dataFormat");
        valueRange.requireNotEmpty("AutoContrast", "valueRange");
    }

    /**
     * For bytes.
     */
    public AutoContrast() {
        this(null, Range.BYTES, DataFormat.CHANNELS_LAST);
    }

    @Override
    public AutoContrast name(String value) {
        return new AutoContrast(value, valueRange, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public AutoContrast valueRange(Range value) {
        return new AutoContrast(name, value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public AutoContrast dataFormat(DataFormat value) {
        return new AutoContrast(name, valueRange, value);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long callSeed) {
        Pictures pictures = Pictures.of("AutoContrast", batch, dataFormat);
        for (int i = 0; i < pictures.count(); i++) {
            stretch(pictures, i);
        }
        return pictures.toTensor(dataFormat);
    }

    void stretch(Pictures pictures, int picture) {
        float[] values = pictures.values();
        int from = pictures.start(picture);
        float[] least = new float[dataFormat == DataFormat.CHANNELS_LAST ? pictures.channels() : pictures.width()];
        float[] greatest = new float[least.length];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < pictures.size(); i++) {
            int group = group(pictures, i);
            least[group] = Math.min(least[group], values[from + i]);
            greatest[group] = Math.max(greatest[group], values[from + i]);
        }
        for (int i = 0; i < pictures.size(); i++) {
            int group = group(pictures, i);
            if (least[group] < greatest[group]) {
                float scale = (float) valueRange.width() / (greatest[group] - least[group]);
                values[from + i] = (float) valueRange.lower() + (values[from + i] - least[group]) * scale;
            }
        }
    }

    // The last axis of the batch, as in Keras.
    private int group(Pictures pictures, int i) {
        return dataFormat == DataFormat.CHANNELS_LAST ? i % pictures.channels() : i / pictures.channels() % pictures.width();
    }
}
