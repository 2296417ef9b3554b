package dev.corno.metrics;

import dev.corno.losses.LabelException;
import dev.corno.losses.SampleWeights;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Gathers how often each class was predicted as each other: a confusion matrix, labels in rows, predictions in columns. */
final class IoUState implements MetricState {

    private static final int MOST_CLASSES = 4096;
    private static final double EPSILON = 1e-7;

    private final IoU metric;
    private final DoubleUnaryOperator classOf;
    private double[] confusion;

    IoUState(IoU metric) {
        this(metric, DoubleUnaryOperator.identity());
    }

    IoUState(IoU metric, DoubleUnaryOperator classOf) {
        this.metric = metric;
        this.classOf = classOf;
        reset();
    }

    static List<Integer> checkTargets(String metric, int numClasses, List<Integer> targets) {
        checkClasses(metric, numClasses);
        if (targets.isEmpty() || targets.stream().anyMatch(target -> target < 0 || target >= numClasses)) {
            throw new IllegalArgumentException(metric + ": targetClassIds must be one or more classes of 0.." + (numClasses - 1) + ", got "
                    + targets + ".");
        }
        return List.copyOf(targets);
    }

    static void checkClasses(String metric, int numClasses) {
        if (numClasses < 1 || numClasses > MOST_CLASSES) {
            throw new IllegalArgumentException(metric + ": numClasses must be 1 to " + MOST_CLASSES + ", got " + numClasses + ".");
        }
    }

    static void checkType(String metric, int axis, DataType dtype) {
        LossValues.checkAxis(metric, axis);
        if (dtype != DataType.INT32 && dtype != DataType.FLOAT32) {
            throw new IllegalArgumentException(metric + ": dtype must be int32 or float32, got " + dtype + ".");
        }
    }

    static List<Integer> allOf(int numClasses) {
        return IntStream.range(0, numClasses).boxed().toList();
    }

    @Override
    public void update(Tensor yTrue, Tensor yPred, Optional<Tensor> sampleWeight) {
        ClassIndices labels = new ClassIndices(metric, metric.sparseYTrue(), yTrue);
        ClassIndices predictions = new ClassIndices(metric, metric.sparseYPred(), yPred);
        Shape shape = labels.shape();
        if (shape.size() != predictions.shape().size()) {
            throw new ShapeMismatchException("metric " + metric.name(), "expects as many labels as predictions, got shapes "
                    + yTrue.shape() + " and " + yPred.shape() + ". Say with sparseYTrue and sparseYPred whether classes have an axis.");
        }
        Optional<double[]> weights = sampleWeight.map(given -> SampleWeights.spread(given, shape));
        for (int i = 0; i < shape.size(); i++) {
            int label = (int) labels.at(i);
            if (metric.ignoreClass().isEmpty() || label != metric.ignoreClass().getAsInt()) {
                double weight = weights.isPresent() ? weights.get()[i] : 1;
                int row = checked(label, i, shape, "labels");
                int column = checked((int) classOf.applyAsDouble(predictions.at(i)), i, shape, "predictions");
                confusion[row * metric.numClasses() + column] += metric.dtype() == DataType.INT32 ? (int) weight : weight;
            }
        }
    }

    private int checked(int index, int at, Shape shape, String what) {
        if (index < 0 || index >= metric.numClasses()) {
            throw new LabelException("metric " + metric.name(), "expects class indices 0.." + (metric.numClasses() - 1) + " as " + what
                    + ", got " + index + " in row " + at / (shape.size() / shape.dim(0)) + " of the batch. Count classes from 0, or "
                    + "leave one label out with ignoreClass.");
        }
        return index;
    }

    @Override
    public Tensor result() {
        double sum = 0;
        int counted = 0;
        for (int target : metric.targetClassIds()) {
            double both = confusion[target * metric.numClasses() + target];
            double union = -both;
            for (int i = 0; i < metric.numClasses(); i++) {
                union += confusion[target * metric.numClasses() + i] + confusion[i * metric.numClasses() + target];
            }
            sum += both / (union + EPSILON);
            counted += union > 1e-9 ? 1 : 0;
        }
        return Tensor.scalar((float) (sum / (counted + EPSILON)));
    }

    @Override
    public void reset() {
        confusion = new double[metric.numClasses() * metric.numClasses()];
    }

    @Override
    public Map<String, Tensor> variables() {
        return Map.of("total_confusion_matrix",
                ThresholdCounts.tensor(confusion).reshape(metric.numClasses(), metric.numClasses()).asType(metric.dtype()));
    }

    @Override
    public double[] snapshot() {
        return confusion.clone();
    }

    @Override
    public void restore(double[] snapshot) {
        MetricState.checkSnapshot(snapshot, confusion.length);
        confusion = snapshot.clone();
    }
}
