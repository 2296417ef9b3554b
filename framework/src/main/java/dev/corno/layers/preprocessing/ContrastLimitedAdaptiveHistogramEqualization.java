package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Size2D;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Spreads the values of each channel of each picture so that all are about as frequent in each tile of a grid, in training and
 * otherwise. What a tile has more of one value than a limit is spread over all values first; between the middles of tiles what they
 * make of a pixel is blended. Pictures are mirrored at their lower and right edge to fill the last tiles.
 *
 * <p>Input and output shape: {@code (batch, height, width, channels)}, or a single picture; with {@code CHANNELS_FIRST (batch,
 * channels, height, width)}. Whole numbers stay whole; others come out as float32.
 *
 * <p>Zuiderveld, 1994, <a href="https://dl.acm.org/doi/10.5555/180895.180940">Contrast Limited Adaptive Histogram Equalization</a>,
 * Graphics Gems IV.
 *
 * <pre>{@code
 * var layer = new ContrastLimitedAdaptiveHistogramEqualization().clipLimit(2);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param valueRange the values that pixels may have; {@link Range#BYTES} by default
 * @param clipLimit how often a value may occur in a tile, as a multiple of the mean of all 256, or 0 for no limit; 4 by default
 * @param tileGridSize how many tiles there are; 8x8 by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record ContrastLimitedAdaptiveHistogramEqualization(String name, Range valueRange, double clipLimit, Size2D tileGridSize,
        DataFormat dataFormat) implements PictureLayer {

    private static final String CLASS = "ContrastLimitedAdaptiveHistogramEqualization";

    /** Checks the parameters. */
    public ContrastLimitedAdaptiveHistogramEqualization {
        Objects.requireNonNull(valueRange, "valueRange");
        Objects.requireNonNull(tileGridSize, "tileGridSize");
        Objects.requireNonNull(dataFormat, "dataFormat");
        valueRange.requireNotEmpty(CLASS, "valueRange");
        tileGridSize.requirePositive(CLASS, "tileGridSize");
        if (!(clipLimit >= 0 && Double.isFinite(clipLimit))) {
            throw new IllegalArgumentException(CLASS + ": clipLimit must be 0 or a positive number, got " + clipLimit + ".");
        }
    }

    /**
     * For bytes.
     */
    public ContrastLimitedAdaptiveHistogramEqualization() {
        this(null, Range.BYTES, 4, new Size2D(8), DataFormat.CHANNELS_LAST);
    }

    @Override
    public ContrastLimitedAdaptiveHistogramEqualization name(String value) {
        return new ContrastLimitedAdaptiveHistogramEqualization(value, valueRange, clipLimit, tileGridSize, dataFormat);
    }

    /**
     * {@return a copy for pixels of other values}
     *
     * @param value see {@link #valueRange}
     */
    public ContrastLimitedAdaptiveHistogramEqualization valueRange(Range value) {
        return new ContrastLimitedAdaptiveHistogramEqualization(name, value, clipLimit, tileGridSize, dataFormat);
    }

    /**
     * {@return a copy with another limit}
     *
     * @param value see {@link #clipLimit}
     */
    public ContrastLimitedAdaptiveHistogramEqualization clipLimit(double value) {
        return new ContrastLimitedAdaptiveHistogramEqualization(name, valueRange, value, tileGridSize, dataFormat);
    }

    /**
     * {@return a copy with more or fewer tiles}
     *
     * @param value see {@link #tileGridSize}
     */
    public ContrastLimitedAdaptiveHistogramEqualization tileGridSize(Size2D value) {
        return new ContrastLimitedAdaptiveHistogramEqualization(name, valueRange, clipLimit, value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public ContrastLimitedAdaptiveHistogramEqualization dataFormat(DataFormat value) {
        return new ContrastLimitedAdaptiveHistogramEqualization(name, valueRange, clipLimit, tileGridSize, value);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        Pictures pictures = Pictures.of(CLASS, batch, dataFormat);
        float least = (float) valueRange.lower();
        float width = (float) valueRange.width();
        boolean isBytes = valueRange.equals(Range.BYTES);
        for (int i = 0; i < pictures.count(); i++) {
            if (!isBytes) {
                Colors.change(pictures, i, value -> (value - least) / width * Tiles.GREATEST);
            }
            for (int channel = 0; channel < pictures.channels(); channel++) {
                new Tiles(pictures, i, channel, tileGridSize, (float) clipLimit).equalize();
            }
            if (!isBytes) {
                Colors.change(pictures, i, value -> value / Tiles.GREATEST * width + least);
            }
            if (!batch.dtype().isFloating()) {
                Colors.change(pictures, i, value -> (int) value);
            }
        }
        Tensor equalized = pictures.toTensor(dataFormat);
        return batch.dtype().isFloating() ? equalized : equalized.asType(batch.dtype());
    }
}
