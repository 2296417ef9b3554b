package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.WeightSpec;
import dev.corno.initializers.STFTInitializer.Scaling;
import dev.corno.initializers.STFTInitializer.Side;
import dev.corno.initializers.STFTInitializer;
import dev.corno.initializers.Window;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.layers.SingleInputLayer;
import dev.corno.layers.SlidingWindow;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Shows which frequencies there are in each frame of a signal, by a short-time Fourier transform that is a convolution with two
 * kernels. The kernels can be trained; {@code freeze} the layer to keep the transform.
 *
 * <p>Input shape: {@code (batch, time, channels)}, with {@code CHANNELS_FIRST (batch, channels, time)}. Output shape: {@code (batch,
 * frames, frequencies * channels)}, with {@code expandDims (batch, frames, frequencies, channels)}; with {@code CHANNELS_FIRST (batch,
 * frequencies * channels, frames)} or {@code (batch, channels, frames, frequencies)}. There are {@code fftLength / 2 + 1} frequencies,
 * twice as many with {@code STFT}.
 *
 * <p>Weights: {@code real_kernel}, unless the mode is {@code IMAG}, and {@code imag_kernel}, unless it is {@code REAL}, both {@code
 * (frameLength, 1, fftLength / 2 + 1)}; first values: {@link STFTInitializer}'s.
 *
 * <pre>{@code
 * var layer = new STFTSpectrogram().frameLength(128).mode(SpectrogramMode.MAGNITUDE);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param mode what is shown; {@code LOG} by default
 * @param frameLength samples of a frame, 1 to 2^30; 256 by default
 * @param frameStep samples from one frame to the next, 1 to {@code frameLength}; half of {@code frameLength} by default, so to be
 *         given where that is 1
 * @param fftLength the length of the transform, {@code frameLength} to 2^30; the next power of two by default
 * @param window how much each sample of a frame counts; {@code HANN} by default
 * @param periodic whether the window is one period of a longer signal, not symmetric; false by default
 * @param scaling what the window is divided by; {@code DENSITY} by default
 * @param padding what a frame meets at the ends; {@code VALID} by default
 * @param expandDims whether frequencies have an axis of their own; false by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 */
@CheckReturnValue
public record STFTSpectrogram(String name, SpectrogramMode mode, int frameLength, OptionalInt frameStep, OptionalInt fftLength,
        Window window, boolean periodic, Scaling scaling, Padding padding, boolean expandDims,
        DataFormat dataFormat) implements SingleInputLayer {

    private static final double EPSILON = 1e-7;
    // The greatest power of two among ints.
    private static final int LONGEST = 1 << 30;

    /** Checks the parameters. */
    public STFTSpectrogram {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(frameStep, "frameStep");
        Objects.requireNonNull(fftLength, "fftLength");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(scaling, "scaling");
        Objects.requireNonNull(dataFormat, "dataFormat");
        if (frameLength < 1 || frameLength > LONGEST) {
            throw new IllegalArgumentException("STFTSpectrogram: frameLength must be 1 to " + LONGEST + ", got " + frameLength + ".");
        }
        if (frameStep.isPresent() && (frameStep.getAsInt() < 1 || frameStep.getAsInt() > frameLength)) {
            throw new IllegalArgumentException("STFTSpectrogram: frameStep must be 1 to frameLength, which is " + frameLength + ", got "
                    + frameStep.getAsInt() + ".");
        }
        if (fftLength.isPresent() && (fftLength.getAsInt() < frameLength || fftLength.getAsInt() > LONGEST)) {
            throw new IllegalArgumentException("STFTSpectrogram: fftLength must be frameLength, which is " + frameLength + ", to " + LONGEST
                    + ", got " + fftLength.getAsInt() + ".");
        }
        if (padding != Padding.VALID && padding != Padding.SAME) {
            throw new IllegalArgumentException("STFTSpectrogram: padding must be one of SAME, VALID, got " + padding + ".");
        }
    }

    /**
     * Keras's defaults.
     */
    public STFTSpectrogram() {
        this(null, SpectrogramMode.LOG, 256, OptionalInt.empty(), OptionalInt.empty(), Window.HANN, false, Scaling.DENSITY, Padding.VALID,
                false, DataFormat.CHANNELS_LAST);
    }

    @Override
    public STFTSpectrogram name(String value) {
        return new STFTSpectrogram(value, mode, frameLength, frameStep, fftLength, window, periodic, scaling, padding, expandDims,
                dataFormat);
    }

    /**
     * {@return a copy that shows something else}
     *
     * @param value see {@link #mode}
     */
    public STFTSpectrogram mode(SpectrogramMode value) {
        return new STFTSpectrogram(name, value, frameLength, frameStep, fftLength, window, periodic, scaling, padding, expandDims,
                dataFormat);
    }

    /**
     * {@return a copy with longer or shorter frames}
     *
     * @param value see {@link #frameLength}
     */
    public STFTSpectrogram frameLength(int value) {
        return new STFTSpectrogram(name, mode, value, frameStep, fftLength, window, periodic, scaling, padding, expandDims, dataFormat);
    }

    /**
     * {@return a copy with frames at another distance}
     *
     * @param value see {@link #frameStep}
     */
    public STFTSpectrogram frameStep(int value) {
        return new STFTSpectrogram(name, mode, frameLength, OptionalInt.of(value), fftLength, window, periodic, scaling, padding,
                expandDims, dataFormat);
    }

    /**
     * {@return a copy with a longer or shorter transform}
     *
     * @param value see {@link #fftLength}
     */
    public STFTSpectrogram fftLength(int value) {
        return new STFTSpectrogram(name, mode, frameLength, frameStep, OptionalInt.of(value), window, periodic, scaling, padding,
                expandDims, dataFormat);
    }

    /**
     * {@return a copy with another window}
     *
     * @param value see {@link #window}
     */
    public STFTSpectrogram window(Window value) {
        return new STFTSpectrogram(name, mode, frameLength, frameStep, fftLength, value, periodic, scaling, padding, expandDims,
                dataFormat);
    }

    /**
     * {@return a copy with a periodic, or a symmetric, window}
     *
     * @param value see {@link #periodic}
     */
    public STFTSpectrogram periodic(boolean value) {
        return new STFTSpectrogram(name, mode, frameLength, frameStep, fftLength, window, value, scaling, padding, expandDims, dataFormat);
    }

    /**
     * {@return a copy that divides the window otherwise}
     *
     * @param value see {@link #scaling}
     */
    public STFTSpectrogram scaling(Scaling value) {
        return new STFTSpectrogram(name, mode, frameLength, frameStep, fftLength, window, periodic, value, padding, expandDims,
                dataFormat);
    }

    /**
     * {@return a copy with zeros around the signal or not}
     *
     * @param value see {@link #padding}
     */
    public STFTSpectrogram padding(Padding value) {
        return new STFTSpectrogram(name, mode, frameLength, frameStep, fftLength, window, periodic, scaling, value, expandDims,
                dataFormat);
    }

    /**
     * {@return a copy in which frequencies have an axis of their own or not}
     *
     * @param value see {@link #expandDims}
     */
    public STFTSpectrogram expandDims(boolean value) {
        return new STFTSpectrogram(name, mode, frameLength, frameStep, fftLength, window, periodic, scaling, padding, value, dataFormat);
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat}
     */
    public STFTSpectrogram dataFormat(DataFormat value) {
        return new STFTSpectrogram(name, mode, frameLength, frameStep, fftLength, window, periodic, scaling, padding, expandDims, value);
    }

    private int frequencies() {
        int powerOfTwo = frameLength == 1 ? 1 : Integer.highestOneBit(frameLength - 1) << 1;
        return fftLength.orElse(powerOfTwo) / 2 + 1;
    }

    private SlidingWindow sliding() {
        if (frameStep.isEmpty() && frameLength == 1) {
            throw new IllegalArgumentException("STFTSpectrogram: frameStep must be given where frameLength is 1, whose half is 0. Call "
                    + "frameStep(1).");
        }
        return new SlidingWindow(List.of(frameLength), List.of(frameStep.orElse(frameLength / 2)), List.of(1), padding);
    }

    private boolean isLast() {
        return dataFormat == DataFormat.CHANNELS_LAST;
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 2) {
            throw new ShapeMismatchException("STFTSpectrogram", "expects inputs of shape " + (isLast() ? "(time, channels)"
                    : "(channels, time)") + ", got " + input + ". Put new Reshape(...) before it.");
        }
        int time = input.dim(isLast() ? 0 : 1);
        int channels = input.dim(isLast() ? 1 : 0);
        int frames = sliding().places(List.of(time)).get(0);
        if (frames == 0) {
            throw new ShapeMismatchException("STFTSpectrogram", "expects at least " + frameLength + " samples for a frame, got " + input
                    + ". Use a shorter frameLength or padding(SAME).");
        }
        int shown = frequencies() * (mode == SpectrogramMode.STFT ? 2 : 1);
        if (expandDims) {
            return isLast() ? Shape.of(frames, shown, channels) : Shape.of(channels, frames, shown);
        }
        int features = channels == Shape.UNKNOWN ? Shape.UNKNOWN : shown * channels;
        return isLast() ? Shape.of(frames, features) : Shape.of(features, frames);
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        List<LayerWeight> weights = new ArrayList<>();
        if (mode != SpectrogramMode.IMAG) {
            weights.add(kernel("real_kernel", Side.REAL));
        }
        if (mode != SpectrogramMode.REAL) {
            weights.add(kernel("imag_kernel", Side.IMAG));
        }
        return weights;
    }

    private LayerWeight kernel(String weight, Side side) {
        WeightSpec start = new WeightSpec(new STFTInitializer(side, window, scaling, periodic));
        return new LayerWeight(weight, Shape.of(frameLength, 1, frequencies()), start, true);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        Shape output = outputShape(input);
        return output.isKnown() ? output.size() * frameLength : 0;
    }

    // Each channel is a signal of its own; then channels, frames and frequencies are brought into order.
    @Override
    public Expression call(LayerCall call) {
        Expression x = isLast() ? call.input().transpose(0, 2, 1) : call.input();
        Expression signals = x.reshape(x.dim(0) * x.dim(1), x.dim(2), 1);
        Expression first = transformed(signals, call.weight(0), x.dim(1));
        Expression shown = switch (mode) {
            case REAL, IMAG -> first;
            default -> shown(first, transformed(signals, call.weight(1), x.dim(1)));
        };
        if (expandDims) {
            return isLast() ? shown.transpose(0, 2, 3, 1) : shown;
        }
        int features = shown.dim(1) * shown.dim(3);
        return isLast() ? shown.transpose(0, 2, 1, 3).reshape(shown.dim(0), shown.dim(2), features)
                : shown.transpose(0, 1, 3, 2).reshape(shown.dim(0), features, shown.dim(2));
    }

    private Expression transformed(Expression signals, Expression kernel, int channels) {
        Expression y = signals.convolve(kernel, sliding().over(signals), 1);
        return y.reshape(y.dim(0) / channels, channels, y.dim(1), y.dim(2));
    }

    private Expression shown(Expression real, Expression imaginary) {
        Expression power = real.square().plus(imaginary.square());
        return switch (mode) {
            case STFT -> Expression.concatenate(3, List.of(real, imaginary));
            case ANGLE -> angle(real, imaginary);
            case PSD -> power.plus(power.slice(3, 1, power.dim(3) - 1).pad(3, 1, 1));
            case MAGNITUDE -> power.maximum(EPSILON).sqrt();
            default -> power.maximum(EPSILON).sqrt().maximum(EPSILON).log();
        };
    }

    // The angle itself is computed in Java; what is added is 0 and has the angle's gradient.
    private static Expression angle(Expression real, Expression imaginary) {
        Expression x = real.stopGradient();
        Expression y = imaginary.stopGradient();
        Expression angle = Expression.host("arctan2", x.shape(), operands -> angles(operands.get(0), operands.get(1)), x, y);
        Expression none = x.times(imaginary).minus(y.times(real));
        return angle.plus(none.dividedBy(x.square().plus(y.square()).maximum(Float.MIN_NORMAL)));
    }

    private static Tensor angles(Tensor real, Tensor imaginary) {
        float[] angles = new float[Math.toIntExact(real.size())];
        for (int i = 0; i < angles.length; i++) {
            angles[i] = (float) Math.atan2(imaginary.flatDouble(i), real.flatDouble(i));
        }
        return Tensor.of(angles, real.shape().toArray());
    }
}
