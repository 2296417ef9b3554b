package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The mean over some classes of {@code both / (labels + predictions - both)}: the intersection of the region labelled as the class and the one
 * predicted as it, over their union. Classes that neither has do not count. Labels are one-hot, predictions have a number for each
 * class, of which the highest counts.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new OneHotIoU(3, 1, 2));
 * }</pre>
 *
 * @param numClasses how many classes there are, 1 to 4096
 * @param targetClassIds the classes whose mean is reported, one or more of 0 to numClasses-1
 * @param ignoreClass a label whose entries do not count, such as 255 for unlabelled pixels; default none
 * @param sparseYPred whether predictions are class indices, not a number for each class; default false
 * @param axis the axis of the classes where there is one, counted with the batch axis; default -1, the last
 * @param dtype {@code INT32} cuts the fractions of sample weights off, as Keras does; {@code FLOAT32} keeps them; default {@code INT32}
 * @param name under which it is reported; default {@code one_hot_io_u}
 */
@CheckReturnValue
public record OneHotIoU(int numClasses, List<Integer> targetClassIds, OptionalInt ignoreClass, boolean sparseYPred, int axis, DataType dtype, String name)
        implements Metric {

    /** Checks ranges. */
    public OneHotIoU {
        targetClassIds = IoUState.checkTargets("OneHotIoU", numClasses, targetClassIds);
        Objects.requireNonNull(ignoreClass, "ignoreClass");
        IoUState.checkType("OneHotIoU", axis, dtype);
        Objects.requireNonNull(name, "name");
    }

    /**
     * With Keras's defaults.
     *
     * @param numClasses see {@link #numClasses}
     * @param targetClassIds see {@link #targetClassIds}
     */
    public OneHotIoU(int numClasses, int... targetClassIds) {
        this(numClasses, Arrays.stream(targetClassIds).boxed().toList(), OptionalInt.empty(), false, -1, DataType.INT32, "one_hot_io_u");
    }

    /**
     * {@return a copy that leaves out the entries with one label}
     *
     * @param value the label
     */
    public OneHotIoU ignoreClass(int value) {
        return new OneHotIoU(numClasses, targetClassIds, OptionalInt.of(value), sparseYPred, axis, dtype, name);
    }

    /**
     * {@return a copy for predictions that are class indices, or numbers for classes}
     *
     * @param value whether they are class indices
     */
    public OneHotIoU sparseYPred(boolean value) {
        return new OneHotIoU(numClasses, targetClassIds, ignoreClass, value, axis, dtype, name);
    }

    /**
     * {@return a copy with the classes along another axis}
     *
     * @param value see {@link #axis}
     */
    public OneHotIoU axis(int value) {
        return new OneHotIoU(numClasses, targetClassIds, ignoreClass, sparseYPred, value, dtype, name);
    }

    /**
     * {@return a copy that keeps fractions of sample weights, or cuts them off}
     *
     * @param value {@code INT32} or {@code FLOAT32}
     */
    public OneHotIoU dtype(DataType value) {
        return new OneHotIoU(numClasses, targetClassIds, ignoreClass, sparseYPred, axis, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public OneHotIoU name(String value) {
        return new OneHotIoU(numClasses, targetClassIds, ignoreClass, sparseYPred, axis, dtype, value);
    }

    @Override
    public MetricState start() {
        return new IoU(numClasses, targetClassIds, ignoreClass, false, sparseYPred, axis, dtype, name).start();
    }
}
