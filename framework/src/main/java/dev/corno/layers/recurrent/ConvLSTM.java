package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An LSTM over sequences of pictures, or of what has fewer or more axes, whose products are convolutions. Shi et al., 2015,
 * <a href="https://arxiv.org/abs/1506.04214">Convolutional LSTM Network</a>.
 *
 * @param <L> the layer's own type, which changed copies have
 */
@CheckReturnValue
public interface ConvLSTM<L extends ConvLSTM<L>> extends SequenceLayer<L>, GatedParts<L> {

    /** {@return channels of the state and the output, at least 1} */
    int filters();

    /** {@return how kernels slide} */
    ConvLSTMWindow window();

    /**
     * {@return a copy whose kernels slide otherwise}
     *
     * @param value see {@link ConvLSTMWindow}
     */
    L window(ConvLSTMWindow value);

    /** {@return whether the forget gate's bias starts at 1, whatever the others start at; true by default} */
    boolean unitForgetBias();

    /** {@return how long the kernels are along each axis} */
    default List<Integer> kernelSize() {
        return window().kernelSize();
    }

    /** {@return how far kernels move over the input along each axis; 1 by default} */
    default List<Integer> strides() {
        return window().strides();
    }

    /**
     * {@return a copy whose kernels move farther over the input}
     *
     * @param values one for all axes, or one for each, at least 1
     */
    default L strides(int... values) {
        return window(window().strides(each(values)));
    }

    /** {@return what kernels meet at the edges of the input; {@code VALID} by default} */
    default Padding padding() {
        return window().padding();
    }

    /**
     * {@return a copy with another padding}
     *
     * @param value see {@link #padding()}
     */
    default L padding(Padding value) {
        return window(window().padding(value));
    }

    /** {@return where the channels are; {@code CHANNELS_LAST} by default} */
    default DataFormat dataFormat() {
        return window().dataFormat();
    }

    /**
     * {@return a copy with channels elsewhere}
     *
     * @param value see {@link #dataFormat()}
     */
    default L dataFormat(DataFormat value) {
        return window(window().dataFormat(value));
    }

    /** {@return distance of the kernels' elements over the input along each axis; 1 by default} */
    default List<Integer> dilationRate() {
        return window().dilationRate();
    }

    /**
     * {@return a copy whose kernels are stretched over the input}
     *
     * @param values one for all axes, or one for each, at least 1
     */
    default L dilationRate(int... values) {
        return window(window().dilationRate(each(values)));
    }

    private List<Integer> each(int... values) {
        return values.length == 1 ? Collections.nCopies(window().rank(), values[0]) : IntStream.of(values).boxed().toList();
    }

    @Override
    default StepFunction step() {
        return new ConvLSTMStep(className(), filters(), window(), unitForgetBias(), recurrence());
    }

    @Override
    default Shape stepOf(Shape input) {
        return window().stepOf(className(), input);
    }
}
