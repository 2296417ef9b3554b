package dev.corno.initializers;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/**
 * Starts the kernel {@code (frame, 1, bins)} of a convolution as one part of a short-time Fourier transform:
 * {@code cos(-2 pi t f / (2 bins - 2)) * window(t) / scale}, or {@code sin} for the imaginary part, with {@code t} from 0 to
 * {@code frame-1} and {@code f} from 0 to {@code bins-1}. The scale is the root of the window's sum of squares for
 * {@link Scaling#DENSITY}, its sum of sizes for {@link Scaling#SPECTRUM}.
 *
 * <pre>{@code
 * var real = new STFTInitializer(STFTInitializer.Side.REAL).window(Window.HAMMING);
 * }</pre>
 *
 * @param side which part of the complex numbers is computed
 * @param window how much each sample of a frame counts; {@link Window#HANN} by default
 * @param scaling what the window is divided by; {@link Scaling#DENSITY} by default
 * @param periodic whether the window is one period of a longer signal, not symmetric; false by default
 */
@CheckReturnValue
public record STFTInitializer(Side side, Window window, Scaling scaling, boolean periodic) implements Initializer {

    /** A part of complex numbers. */
    public enum Side {
        /** The real part. */
        REAL,
        /** The imaginary part. */
        IMAG
    }

    /** What a window is divided by. */
    public enum Scaling {
        /** Nothing. */
        NONE,
        /** The root of its sum of squares. */
        DENSITY,
        /** Its sum of sizes. */
        SPECTRUM
    }

    /** Checks that nothing is null. */
    public STFTInitializer {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(scaling, "scaling");
    }

    /**
     * With Keras's defaults.
     *
     * @param side which part of the complex numbers is computed
     */
    public STFTInitializer(Side side) {
        this(side, Window.HANN, Scaling.DENSITY, false);
    }

    /**
     * {@return a copy with another window}
     *
     * @param value see {@link #window}
     */
    public STFTInitializer window(Window value) {
        return new STFTInitializer(side, value, scaling, periodic);
    }

    /**
     * {@return a copy that divides otherwise}
     *
     * @param value see {@link #scaling}
     */
    public STFTInitializer scaling(Scaling value) {
        return new STFTInitializer(side, window, value, periodic);
    }

    /**
     * {@return a copy with a periodic, or a symmetric, window}
     *
     * @param value see {@link #periodic}
     */
    public STFTInitializer periodic(boolean value) {
        return new STFTInitializer(side, window, scaling, value);
    }

    @Override
    public Tensor initialize(Shape shape, long seed) {
        if (shape.rank() != 3 || shape.dim(2) < 2) {
            throw new ShapeMismatchException("STFTInitializer", "expects a kernel of shape (frame, 1, bins) with at least 2 bins, got "
                    + shape + ". Use another initializer for this weight.");
        }
        int frame = shape.dim(0);
        int bins = shape.dim(2);
        float[] factors = factors(frame);
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            int time = i / (shape.dim(1) * bins);
            // In float32, as Keras does: far from 0 the rounding of an angle shows.
            float angle = -2f * time * ((float) (i % bins) / (2 * (bins - 1))) * (float) Math.PI;
            values[i] = (float) (side == Side.REAL ? Math.cos(angle) : Math.sin(angle)) * factors[time];
        }
        return Tensor.of(values, shape.toArray());
    }

    private float[] factors(int frame) {
        IntToDoubleFunction weight = window.over(frame, periodic);
        double squares = 0;
        double sizes = 0;
        for (int time = 0; time < frame; time++) {
            squares += weight.applyAsDouble(time) * weight.applyAsDouble(time);
            sizes += Math.abs(weight.applyAsDouble(time));
        }
        double scale = window == Window.NONE || scaling == Scaling.NONE ? 1 : scaling == Scaling.DENSITY ? Math.sqrt(squares) : sizes;
        float[] factors = new float[frame];
        for (int time = 0; time < frame; time++) {
            factors[time] = (float) (weight.applyAsDouble(time) / scale);
        }
        return factors;
    }
}
