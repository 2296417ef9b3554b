package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.DataType;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The mean over all classes of {@code both / (labels + predictions - both)}: the intersection of the region labelled as the class and the one
 * predicted as it, over their union. Classes that neither has do not count. Labels and predictions are class indices, or have a number
 * for each class, of which the highest counts.
 *
 * <pre>{@code
 * model.compile(new Adam(), loss, new MeanIoU(3).sparseYPred(false).ignoreClass(255));
 * }</pre>
 *
 * @param numClasses how many classes there are, 1 to 4096
 * @param ignoreClass a label whose entries do not count, such as 255 for unlabelled pixels; default none
 * @param sparseYTrue whether labels are class indices, not one-hot; default true
 * @param sparseYPred whether predictions are class indices, not a number for each class; default true
 * @param axis the axis of the classes where there is one, counted with the batch axis; default -1, the last
 * @param dtype {@code INT32} cuts the fractions of sample weights off, as Keras does; {@code FLOAT32} keeps them; default {@code INT32}
 * @param name under which it is reported; default {@code mean_io_u}
 */
@CheckReturnValue
public record MeanIoU(int numClasses, OptionalInt ignoreClass, boolean sparseYTrue, boolean sparseYPred, int axis, DataType dtype, String name)
        implements Metric {

    /** Checks ranges. */
    public MeanIoU {
        IoUState.checkClasses("MeanIoU", numClasses);
        Objects.requireNonNull(ignoreClass, "ignoreClass");
        IoUState.checkType("MeanIoU", axis, dtype);
        Objects.requireNonNull(name, "name");
    }

    /**
     * With Keras's defaults.
     *
     * @param numClasses see {@link #numClasses}
     */
    public MeanIoU(int numClasses) {
        this(numClasses, OptionalInt.empty(), true, true, -1, DataType.INT32, "mean_io_u");
    }

    /**
     * {@return a copy that leaves out the entries with one label}
     *
     * @param value the label
     */
    public MeanIoU ignoreClass(int value) {
        return new MeanIoU(numClasses, OptionalInt.of(value), sparseYTrue, sparseYPred, axis, dtype, name);
    }

    /**
     * {@return a copy for labels that are class indices, or one-hot}
     *
     * @param value whether they are class indices
     */
    public MeanIoU sparseYTrue(boolean value) {
        return new MeanIoU(numClasses, ignoreClass, value, sparseYPred, axis, dtype, name);
    }

    /**
     * {@return a copy for predictions that are class indices, or numbers for classes}
     *
     * @param value whether they are class indices
     */
    public MeanIoU sparseYPred(boolean value) {
        return new MeanIoU(numClasses, ignoreClass, sparseYTrue, value, axis, dtype, name);
    }

    /**
     * {@return a copy with the classes along another axis}
     *
     * @param value see {@link #axis}
     */
    public MeanIoU axis(int value) {
        return new MeanIoU(numClasses, ignoreClass, sparseYTrue, sparseYPred, value, dtype, name);
    }

    /**
     * {@return a copy that keeps fractions of sample weights, or cuts them off}
     *
     * @param value {@code INT32} or {@code FLOAT32}
     */
    public MeanIoU dtype(DataType value) {
        return new MeanIoU(numClasses, ignoreClass, sparseYTrue, sparseYPred, axis, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public MeanIoU name(String value) {
        return new MeanIoU(numClasses, ignoreClass, sparseYTrue, sparseYPred, axis, dtype, value);
    }

    @Override
    public MetricState start() {
        return new IoU(numClasses, IoUState.allOf(numClasses), ignoreClass, sparseYTrue, sparseYPred, axis, dtype, name).start();
    }
}
