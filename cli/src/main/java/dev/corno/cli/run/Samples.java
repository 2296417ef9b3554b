package dev.corno.cli.run;

import dev.corno.datasets.DatasetOptions;
import dev.corno.datasets.DatasetSplits;
import dev.corno.datasets.Datasets;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Loads data sets, or a part of one. */
public final class Samples {

    private Samples() {
    }

    /**
     * {@return a data set with at most so many training and test samples, drawn at random, the same ones each time; training samples
     * that come class by class are mixed}
     *
     * @param data its name, or a folder of class folders
     * @param options where to look, and how to read pictures
     * @param limit at least 1, or 0 for all
     */
    public static DatasetSplits load(String data, DatasetOptions options, int limit) {
        DatasetSplits all = mixed(Datasets.load(data, options));
        if (limit == 0) {
            return all;
        }
        int[] train = drawn(all.yTrain().rows(), limit);
        int[] test = drawn(all.yTest().rows(), limit);
        return new DatasetSplits(all.name(), all.description(), all.xTrain().gather(train), all.yTrain().gather(train),
                all.xTest().gather(test), all.yTest().gather(test), all.classNames());
    }

    /** {@return the same with the training samples mixed where they come class by class: their last part would be of one class only} */
    static DatasetSplits mixed(DatasetSplits all) {
        int[] labels = all.yTrain().toIntArray();
        for (int i = 1; i < labels.length; i++) {
            if (labels[i] < labels[i - 1]) {
                return all;
            }
        }
        int[] order = drawn(labels.length, labels.length);
        return new DatasetSplits(all.name(), all.description(), all.xTrain().gather(order), all.yTrain().gather(order), all.xTest(),
                all.yTest(), all.classNames());
    }

    static int[] drawn(int rows, int limit) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(limit));
        return order.stream().limit(limit).mapToInt(Integer::intValue).toArray();
    }

    /**
     * {@return the shape of one picture}
     *
     * @param pictures of shape {@code (samples, height, width, channels)}
     */
    public static Shape picture(Tensor pictures) {
        return pictures.shape().slice(1, pictures.rank());
    }
}
