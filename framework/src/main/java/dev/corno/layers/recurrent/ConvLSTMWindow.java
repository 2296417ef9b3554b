package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the kernels of a convolutional LSTM slide over its inputs; a number for each spatial axis. Over the state they move by 1 with
 * {@code SAME} padding and without dilation.
 *
 * @param kernelSize how long they are, each at least 1
 * @param strides how far they move, each at least 1; 1 by default
 * @param padding what they meet at the edges; {@code VALID} by default
 * @param dataFormat where the channels are; {@code CHANNELS_LAST} by default
 * @param dilationRate distance of their elements, each at least 1, and 1 where a stride is not; 1 by default
 */
@CheckReturnValue
public record ConvLSTMWindow(List<Integer> kernelSize, List<Integer> strides, Padding padding, DataFormat dataFormat,
        List<Integer> dilationRate) {

    /** Copies the lists. */
    public ConvLSTMWindow {
        kernelSize = List.copyOf(kernelSize);
        strides = List.copyOf(strides);
        dilationRate = List.copyOf(dilationRate);
    }

    ConvLSTMWindow(Integer... kernelSize) {
        this(List.of(kernelSize), Collections.nCopies(kernelSize.length, 1), Padding.VALID, DataFormat.CHANNELS_LAST,
                Collections.nCopies(kernelSize.length, 1));
    }

    ConvLSTMWindow strides(List<Integer> value) {
        return new ConvLSTMWindow(kernelSize, value, padding, dataFormat, dilationRate);
    }

    ConvLSTMWindow padding(Padding value) {
        return new ConvLSTMWindow(kernelSize, strides, value, dataFormat, dilationRate);
    }

    ConvLSTMWindow dataFormat(DataFormat value) {
        return new ConvLSTMWindow(kernelSize, strides, padding, value, dilationRate);
    }

    ConvLSTMWindow dilationRate(List<Integer> value) {
        return new ConvLSTMWindow(kernelSize, strides, padding, dataFormat, value);
    }

    void check(String layer, int rank) {
        check(layer, "kernelSize", kernelSize, rank);
        check(layer, "strides", strides, rank);
        check(layer, "dilationRate", dilationRate, rank);
        if (Collections.max(strides) > 1 && Collections.max(dilationRate) > 1) {
            throw new IllegalArgumentException(layer + ": expects strides of 1 where dilationRate is not 1, got strides " + strides
                    + " and dilationRate " + dilationRate + ".");
        }
    }

    private static void check(String layer, String what, List<Integer> values, int rank) {
        if (values.size() != rank || Collections.min(values) < 1) {
            throw new IllegalArgumentException(layer + ": " + what + " must be " + (rank == 1 ? "a positive integer" : rank
                    + " positive integers") + ", got " + values + ".");
        }
    }

    int rank() {
        return kernelSize.size();
    }

    int channels(Shape step) {
        return step.dim(dataFormat == DataFormat.CHANNELS_LAST ? -1 : 0);
    }

    /** {@return the shape of one step, of which nothing may be unknown} */
    Shape stepOf(String layer, Shape input) {
        if (input.rank() != rank() + 2 || !input.slice(1, input.rank()).isKnown()) {
            String axes = List.of("length", "height, width", "depth, height, width").get(rank() - 1);
            throw new ShapeMismatchException(layer, "expects inputs of shape (time, " + (dataFormat == DataFormat.CHANNELS_LAST
                    ? axes + ", channels" : "channels, " + axes) + "), of which only the time may be unknown, got " + input + ".");
        }
        return input.slice(1, input.rank());
    }

    /** {@return the shape of the output of one step} */
    Shape slide(String layer, Shape step, int filters) {
        boolean isLast = dataFormat == DataFormat.CHANNELS_LAST;
        Shape output = step.with(isLast ? -1 : 0, filters);
        List<Integer> lengths = new ArrayList<>();
        for (int axis = 0; axis < rank(); axis++) {
            int at = isLast ? axis : axis + 1;
            int places = padding.outputLength(step.dim(at), kernelSize.get(axis), strides.get(axis), dilationRate.get(axis));
            output = output.with(at, places);
            lengths.add(places);
        }
        if (lengths.contains(0)) {
            throw new ShapeMismatchException(layer, "expects steps that are not smaller than its kernelSize of " + kernelSize + ", got "
                    + step + ". Use padding(SAME).");
        }
        return output;
    }
}
