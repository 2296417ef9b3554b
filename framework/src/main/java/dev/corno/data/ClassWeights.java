package dev.corno.data;

import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns weights of classes into weights of samples, as Keras does: a class that is not named weighs 1. */
final class ClassWeights {

    private ClassWeights() {
    }

    static void check(Map<Integer, Double> classWeight, int outputs) {
        if (!classWeight.isEmpty() && outputs != 1) {
            throw new IllegalArgumentException("Dataset: classWeight needs exactly one output, got " + outputs
                    + ". Use sampleWeight instead.");
        }
        new TreeMap<>(classWeight).forEach((label, weight) -> {
            if (!Double.isFinite(weight) || weight < 0) {
                throw new IllegalArgumentException("Dataset: classWeight of class " + label
                        + " must be a finite number of at least 0, got " + weight + ".");
            }
        });
    }

    static List<Tensor> apply(Map<Integer, Double> classWeight, List<Tensor> y, List<Tensor> sampleWeight) {
        List<Tensor> weights = sampleWeight.size() == 1 && y.size() > 1
                ? Stream.generate(() -> sampleWeight.get(0)).limit(y.size()).toList()
                : sampleWeight;
        if (classWeight.isEmpty()) {
            return weights;
        }
        Tensor byClass = ofLabels(classWeight, y.get(0));
        return List.of(weights.isEmpty() ? byClass : product(byClass, weights.get(0)));
    }

    /** {@return sample weights for each output, multiplied with the weights of the classes of one of them} */
    static List<Tensor> apply(int output, Map<Integer, Double> classWeight, List<Tensor> y, List<Tensor> sampleWeight) {
        if (output < 0 || output >= y.size()) {
            throw new IllegalArgumentException("Dataset: classWeight expects an output from 0 to " + (y.size() - 1) + ", got " + output
                    + ".");
        }
        check(classWeight, 1);
        List<Tensor> weights = new ArrayList<>(apply(Map.of(), y, sampleWeight));
        while (weights.size() < y.size()) {
            weights.add(Tensor.full(1, y.get(weights.size()).rows()));
        }
        Tensor byClass = ofLabels(classWeight, y.get(output));
        weights.set(output, sampleWeight.isEmpty() ? byClass : product(byClass, weights.get(output)));
        return weights;
    }

    private static Tensor ofLabels(Map<Integer, Double> classWeight, Tensor y) {
        Tensor labels = y;
        if (y.rank() > 1) {
            labels = y.shape().dim(-1) == 1 ? y.reshape(y.shape().slice(0, y.rank() - 1).toArray()) : y.argMax();
        }
        float[] weights = new float[labels.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = classWeight.getOrDefault((int) Math.rint(labels.flatDouble(i)), 1.0).floatValue();
        }
        return Tensor.of(weights, labels.shape().toArray());
    }

    private static Tensor product(Tensor byClass, Tensor sampleWeight) {
        float[] product = byClass.toFloatArray();
        if (product.length % Math.max(1, sampleWeight.size()) != 0) {
            throw new IllegalArgumentException("Dataset: sampleWeight expects shape " + byClass.shape() + " like the labels, got "
                    + sampleWeight.shape() + ".");
        }
        int entries = product.length / Math.max(1, sampleWeight.size());
        for (int i = 0; i < product.length; i++) {
            product[i] *= sampleWeight.flat(i / entries);
        }
        return Tensor.of(product, byClass.shape().toArray());
    }
}
