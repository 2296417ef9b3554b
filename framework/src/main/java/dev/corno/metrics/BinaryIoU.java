package dev.corno.metrics;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The mean over the classes 0 and 1, or one of them, of {@code both / (labels + predictions - both)}: the intersection of the region labelled as the class and the one
 * predicted as it, over their union. Classes that neither has do not count. A prediction of the threshold or more is a 1.
 *
 * <pre>{@code
 * model.compile(new Adam(), Losses.BINARY_CROSSENTROPY, new BinaryIoU().threshold(0.3));
 * }</pre>
 *
 * @param targetClassIds the classes whose mean is reported, 0, 1 or both; default both
 * @param threshold from which on a prediction is a 1; default 0.5
 * @param dtype {@code INT32} cuts the fractions of sample weights off, as Keras does; {@code FLOAT32} keeps them; default {@code INT32}
 * @param name under which it is reported; default {@code binary_io_u}
 */
@CheckReturnValue
public record BinaryIoU(List<Integer> targetClassIds, double threshold, DataType dtype, String name) implements Metric {

    /** Checks ranges. */
    public BinaryIoU {
        targetClassIds = IoUState.checkTargets("BinaryIoU", 2, targetClassIds);
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("BinaryIoU: threshold must be a number, got " + threshold + ".");
        }
        IoUState.checkType("BinaryIoU", -1, dtype);
        Objects.requireNonNull(name, "name");
    }

    /** With Keras's defaults. */
    public BinaryIoU() {
        this(List.of(0, 1), 0.5, DataType.INT32, "binary_io_u");
    }

    /**
     * {@return a copy for one class, or both}
     *
     * @param values 0, 1 or both
     */
    public BinaryIoU targetClassIds(int... values) {
        return new BinaryIoU(Arrays.stream(values).boxed().toList(), threshold, dtype, name);
    }

    /**
     * {@return a copy with another threshold}
     *
     * @param value from which on a prediction is a 1
     */
    public BinaryIoU threshold(double value) {
        return new BinaryIoU(targetClassIds, value, dtype, name);
    }

    /**
     * {@return a copy that keeps fractions of sample weights, or cuts them off}
     *
     * @param value {@code INT32} or {@code FLOAT32}
     */
    public BinaryIoU dtype(DataType value) {
        return new BinaryIoU(targetClassIds, threshold, value, name);
    }

    /**
     * {@return a copy with another name}
     *
     * @param value under which it is reported
     */
    public BinaryIoU name(String value) {
        return new BinaryIoU(targetClassIds, threshold, dtype, value);
    }

    @Override
    public MetricState start() {
        IoU classes = new IoU(2, targetClassIds, OptionalInt.empty(), true, true, -1, dtype, name);
        return new IoUState(classes, prediction -> prediction >= (float) threshold ? 1 : 0);
    }
}
