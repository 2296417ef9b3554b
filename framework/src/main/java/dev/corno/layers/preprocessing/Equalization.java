package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.DataFormat;
import dev.corno.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;

/**
 * Spreads the values of each channel so that all are about as frequent in the batch, whose pictures are counted together as in Keras. A
 * model does it in training only, as in Keras; called by itself or by a data set it does it always.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Pixels of any kind come out as float32.
 *
 * <pre>{@code
 * var layer = new Equalization();
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param bins how many values are told apart, at least 2; 256 by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record Equalization(String name, Range valueRange, int bins, DataFormat dataFormat) implements PictureLayer {

    private static final float BYTE = 255;

    /** Checks the parameters. */
    public Equalization {
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(dataFormat, "dataFormat");
        valueRange.requireNotEmpty("Equalization", "valueRange");
        if (bins < 2) {
            throw new IllegalArgumentException("Equalization: bins must be at least 2, got " + bins + ".");
        }
    }

    /**
     * For bytes.
     */
    public Equalization() {
        this(null, Range.BYTES, 256, DataFormat.CHANNELS_LAST);
    }

    @Override
    public Equalization name(String value) {
        return new Equalization(value, valueRange, bins, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public Equalization valueRange(Range value) {
        return new Equalization(name, value, bins, dataFormat);
    }

    /**
     * {@return a copy that tells more or fewer values apart}
     *
     * @param value see {@link #bins}
     */
    public Equalization bins(int value) {
        return new Equalization(name, valueRange, value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public Equalization dataFormat(DataFormat value) {
        return new Equalization(name, valueRange, bins, value);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long callSeed) {
        Pictures pictures = Pictures.of("Equalization", batch, dataFormat);
        equalize(pictures, 0, pictures.count());
        return pictures.toTensor(dataFormat);
    }

    @Override
    public Expression call(LayerCall call) {
        return call.isTraining() ? PictureLayer.super.call(call) : call.input();
    }

    void equalize(Pictures pictures, int firstPicture, int lastPicture) {
        float[] values = pictures.values();
        int from = pictures.start(firstPicture);
        int to = pictures.start(lastPicture);
        for (int channel = 0; channel < pictures.channels(); channel++) {
            int[] counts = new int[bins];
            for (int i = from + channel; i < to; i += pictures.channels()) {
                counts[bin(toByte(values[i]) * (bins - 1) / BYTE)]++;
            }
            float[] table = table(counts);
            for (int i = from + channel; table.length > 0 && i < to; i += pictures.channels()) {
                values[i] = table[bin(toByte(values[i]) / BYTE * (bins - 1))];
            }
        }
    }

    // In single precision and in Keras's order: which bin a value falls into depends on it.
    private float toByte(float value) {
        double scale = BYTE / valueRange.width();
        return value * (float) scale + (float) (-valueRange.lower() * scale);
    }

    private int bin(float place) {
        return Math.min(Math.max((int) place, 0), bins - 1);
    }

    /** {@return the new value of each bin, or none where there is only one} */
    private float[] table(int[] counts) {
        int first = 0;
        while (first < bins - 1 && counts[first] == 0) {
            first++;
        }
        int all = Arrays.stream(counts).sum();
        int rest = all - counts[first];
        if (rest == 0) {
            return new float[0];
        }
        float[] table = new float[bins];
        long below = 0;
        for (int i = 0; i < bins; i++) {
            below += counts[i];
            double byteValue = Math.rint(Math.max(below - counts[first], 0) * BYTE / rest);
            table[i] = (float) (valueRange.lower() + byteValue / BYTE * valueRange.width());
        }
        return table;
    }
}
