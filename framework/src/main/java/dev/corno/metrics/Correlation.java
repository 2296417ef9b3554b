package dev.corno.metrics;

import dev.corno.losses.AxisGroups;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Means, variances and covariances of labels and predictions along some axes. */
final class Correlation {

    private static final double EPSILON = 1e-7;

    private final AxisGroups groups;
    private final int count;
    private final double[] meanTrue;
    private final double[] meanPred;
    private final double[] varianceTrue;
    private final double[] variancePred;
    private final double[] covariance;

    Correlation(String metric, List<Integer> axes, Tensor yTrue, Tensor yPred) {
        Entries.checkAlike(metric, yTrue, yPred);
        groups = new AxisGroups("metric " + metric, Entries.fitted(yTrue.shape(), yPred.shape()), axes);
        int size = Math.toIntExact(groups.entries().size());
        count = size == 0 ? 0 : yPred.size() / size;
        meanTrue = new double[size];
        meanPred = new double[size];
        varianceTrue = new double[size];
        variancePred = new double[size];
        covariance = new double[size];
        for (int i = 0; i < yPred.size(); i++) {
            meanTrue[groups.entryOf(i)] += yTrue.flatDouble(i) / count;
            meanPred[groups.entryOf(i)] += yPred.flatDouble(i) / count;
        }
        for (int i = 0; i < yPred.size(); i++) {
            int entry = groups.entryOf(i);
            double ofTrue = yTrue.flatDouble(i) - meanTrue[entry];
            double ofPred = yPred.flatDouble(i) - meanPred[entry];
            varianceTrue[entry] += ofTrue * ofTrue / count;
            variancePred[entry] += ofPred * ofPred / count;
            covariance[entry] += ofTrue * ofPred / count;
        }
    }

    static List<Integer> checkAxes(String metric, List<Integer> axes) {
        if (axes.isEmpty()) {
            throw new IllegalArgumentException(metric + ": axis must be one or more axes, got none. Use -1 for the last axis.");
        }
        return List.copyOf(axes);
    }

    /** Returns NaN where labels or predictions are constant, as Keras does. */
    double pearson(int entry) {
        return covariance[entry] / (Math.sqrt(varianceTrue[entry]) * Math.sqrt(variancePred[entry]));
    }

    double concordance(int entry) {
        double apart = meanTrue[entry] - meanPred[entry];
        return 2 * covariance[entry] / (varianceTrue[entry] + variancePred[entry] + apart * apart + EPSILON);
    }

    Tensor tensor(IntToDoubleFunction coefficient) {
        float[] values = new float[covariance.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) coefficient.applyAsDouble(i);
        }
        return Tensor.of(values, groups.entries().toArray());
    }
}
