package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Stretches the values of each channel of each picture over the whole range, in training and otherwise; a channel of a single value
 * stays.
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
        int to = from + pictures.size();
        for (int channel = 0; channel < pictures.channels(); channel++) {
            float least = Float.POSITIVE_INFINITY;
            float greatest = Float.NEGATIVE_INFINITY;
            for (int i = from + channel; i < to; i += pictures.channels()) {
                least = Math.min(least, values[i]);
                greatest = Math.max(greatest, values[i]);
            }
            if (least < greatest) {
                float scale = (float) valueRange.width() / (greatest - least);
                for (int i = from + channel; i < to; i += pictures.channels()) {
                    values[i] = (float) valueRange.lower() + (values[i] - least) * scale;
                }
            }
        }
    }
}
