package dev.corno.losses;

import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;

/** The distances between all pairs of samples of a batch, as {@link Circle} weighs them. */
final class CirclePairs {

    private final Circle loss;
    private final double[] embeddings;
    private final double[] labels;
    private final int count;
    private final int width;

    CirclePairs(Circle loss, Tensor yTrue, Tensor yPred) {
        if (yPred.rank() != 2 || yTrue.rank() == 0 || yTrue.rows() != yPred.rows() || yTrue.size() != yTrue.rows()) {
            throw new ShapeMismatchException("Circle", "expects y of shape (batch) and predictions of shape (batch, features), got "
                    + yTrue.shape() + " and " + yPred.shape() + ". Give one class index for each sample.");
        }
        this.loss = loss;
        this.embeddings = yPred.toDoubleArray();
        this.labels = yTrue.toDoubleArray();
        this.count = labels.length;
        this.width = yPred.shape().dim(1);
        for (int i = 0; i < count; i++) {
            if (labels[i] != Math.rint(labels[i])) {
                throw new LabelException("Circle", "expects class indices in y, got " + labels[i] + " in row " + i
                        + " of the batch. Give whole numbers.");
            }
        }
    }

    /** Returns {@code 1 - cosine}, below 0 where embeddings are too long. */
    private double distance(int i, int j) {
        double product = 0;
        for (int k = 0; k < width; k++) {
            product += embeddings[i * width + k] * embeddings[j * width + k];
        }
        return 1 - product;
    }

    private boolean isAlike(int i, int j) {
        return labels[i] == labels[j];
    }

    private boolean counts(int i, int j) {
        return i != j || !loss.removeDiagonal();
    }

    private double exponent(boolean alike, double distance) {
        double d = Math.max(distance, 0);
        return alike ? -loss.gamma() * (loss.margin() + d) * (loss.margin() - d)
                : loss.gamma() * Math.max(1 + loss.margin() - d, 0) * (1 - loss.margin() - d);
    }

    private double slope(boolean alike, double distance) {
        if (distance < 0) {
            return 0;
        }
        return alike ? 2 * loss.gamma() * distance
                : distance > 1 + loss.margin() ? 0 : loss.gamma() * 2 * (distance - 1);
    }

    /** Returns the logarithm of the sum of the exponentials over the samples with the label of one, or with others. */
    private double logSum(int i, boolean alike, double[] distances) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            if (isAlike(i, j) == alike && counts(i, j)) {
                highest = Math.max(highest, exponent(alike, distances[j]));
            }
        }
        double sum = 0;
        for (int j = 0; j < count; j++) {
            if (isAlike(i, j) == alike && counts(i, j)) {
                sum += Math.exp(exponent(alike, distances[j]) - highest);
            }
        }
        return sum == 0 ? Double.NEGATIVE_INFINITY : highest + Math.log(sum);
    }

    private double[] distances(int i) {
        double[] distances = new double[count];
        for (int j = 0; j < count; j++) {
            distances[j] = distance(i, j);
        }
        return distances;
    }

    double[] values() {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double[] distances = distances(i);
            double x = logSum(i, true, distances) + logSum(i, false, distances);
            values[i] = Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        }
        return values;
    }

    double[] gradient(Tensor entryWeights) {
        double[] gradient = new double[embeddings.length];
        for (int i = 0; i < count; i++) {
            double[] distances = distances(i);
            double alike = logSum(i, true, distances);
            double different = logSum(i, false, distances);
            double factor = entryWeights.flatDouble(i) / (1 + Math.exp(-alike - different));
            for (int j = 0; j < count && factor != 0; j++) {
                if (counts(i, j)) {
                    boolean isAlike = isAlike(i, j);
                    double share = Math.exp(exponent(isAlike, distances[j]) - (isAlike ? alike : different));
                    addPair(i, j, -factor * share * slope(isAlike, distances[j]), gradient);
                }
            }
        }
        return gradient;
    }

    private void addPair(int i, int j, double factor, double[] gradient) {
        for (int k = 0; k < width; k++) {
            gradient[i * width + k] += factor * embeddings[j * width + k];
            gradient[j * width + k] += factor * embeddings[i * width + k];
        }
    }
}
