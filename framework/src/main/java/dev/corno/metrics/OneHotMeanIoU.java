package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.DataType;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The mean over all classes of {@code both / (labels + predictions - both)}: the intersection of the region labelled as the class and the one
 * predicted as it, over their union. Classes that neither has do not count. Labels are one-hot, predictions have a number for each
 * class, of which the highest counts.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new OneHotMeanIoU(3));
 * }</pre>
 *
 * @param numClasses how many classes there are, 1 to 4096
 * @param ignoreClass a label whose entries do not count, such as 255 for unlabelled pixels; default none
 * @param sparseYPred whether predictions are class indices, not a number for each class; default false
 * @param axis the axis of the classes where there is one, counted with the batch axis; default -1, the last
 * @param dtype {@code INT32} cuts the fractions of sample weights off, as Keras does; {@code FLOAT32} keeps them; default {@code INT32}
 * @param name under which it is reported; default {@code one_hot_mean_io_u}
 */
@CheckReturnValue
public record OneHotMeanIoU(int numClasses, OptionalInt ignoreClass, boolean sparseYPred, int axis, DataType dtype, String name)
        implements Metric {

    /** Checks ranges. */
    public OneHotMeanIoU {
        IoUState.checkClasses("OneHotMeanIoU", numClasses);
        Objects.requireNonNull(ignoreClass, "ignoreClass");
        IoUState.checkType("OneHotMeanIoU", axis, dtype);
        Objects.requireNonNull(name, "name");
    }

    /**
     * With Keras's defaults.
     *
     * @param numClasses see {@link #numClasses}
     */
    public OneHotMeanIoU(int numClasses) {
        this(numClasses, OptionalInt.empty(), false, -1, DataType.INT32, "one_hot_mean_io_u");
    }

    /**
     * {@return a copy that leaves out the entries with one label}
     *
     * @param value the label
     */
    public OneHotMeanIoU ignoreClass(int value) {
        return new OneHotMeanIoU(numClasses, OptionalInt.of(value), sparseYPred, axis, dtype, name);
    }

    /**
     * {@return a copy for predictions that are class indices, or numbers for classes}
     *
     * @param value whether they are class indices
     */
    public OneHotMeanIoU sparseYPred(boolean value) {
        return new OneHotMeanIoU(numClasses, ignoreClass, value, axis, dtype, name);
    }

    /**
     * {@return a copy with the classes along another axis}
     *
     * @param value see {@link #axis}
     */
    public OneHotMeanIoU axis(int value) {
        return new OneHotMeanIoU(numClasses, ignoreClass, sparseYPred, value, dtype, name);
    }

    /**
     * {@return a copy that keeps fractions of sample weights, or cuts them off}
     *
     * @param value {@code INT32} or {@code FLOAT32}
     */
    public OneHotMeanIoU dtype(DataType value) {
        return new OneHotMeanIoU(numClasses, ignoreClass, sparseYPred, axis, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public OneHotMeanIoU name(String value) {
        return new OneHotMeanIoU(numClasses, ignoreClass, sparseYPred, axis, dtype, value);
    }

    @Override
    public MetricState start() {
        return new IoU(numClasses, IoUState.allOf(numClasses), ignoreClass, false, sparseYPred, axis, dtype, name).start();
    }
}
