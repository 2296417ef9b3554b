package dev.corno.losses;

import dev.corno.tensor.Tensor;

/** The sums of an {@link OverlapLoss} over its axes, one of each for every position of the other axes. */
final class OverlapSums {

    final AxisGroups groups;
    final double[] both;
    final double[] labels;
    final double[] predictions;

    OverlapSums(OverlapLoss loss, Tensor yTrue, Tensor yPred) {
        groups = new AxisGroups(Rows.nameOf(loss), Rows.fitted(loss, yTrue.shape(), yPred.shape()), loss.axis());
        int count = Math.toIntExact(groups.entries().size());
        both = new double[count];
        labels = new double[count];
        predictions = new double[count];
        for (int i = 0; i < yPred.size(); i++) {
            double label = yTrue.flatDouble(i);
            double prediction = yPred.flatDouble(i);
            both[groups.entryOf(i)] += label * prediction;
            labels[groups.entryOf(i)] += label;
            predictions[groups.entryOf(i)] += prediction;
        }
    }
}
