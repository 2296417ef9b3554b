package dev.corno.cli.run;

import dev.corno.datasets.Datasets;
import dev.corno.datasets.DatasetSplits;
import dev.corno.tensor.Tensor;
import java.util.stream.IntStream;

/** Loads data sets, or a part of one. */
public final class Samples {

    private Samples() {
    }

    /**
     * {@return a data set with at most so many training and test samples, taken at even distances}
     *
     * @param data its name, or a folder of class folders
     * @param limit at least 1, or 0 for all
     */
    public static DatasetSplits load(String data, int limit) {
        DatasetSplits all = Datasets.load(data);
        if (limit == 0) {
            return all;
        }
        int[] train = evenly(all.yTrain().rows(), limit);
        int[] test = evenly(all.yTest().rows(), limit);
        return new DatasetSplits(all.name(), all.description(), all.xTrain().gather(train), all.yTrain().gather(train),
                all.xTest().gather(test), all.yTest().gather(test), all.classNames());
    }

    static int[] evenly(int rows, int limit) {
        int taken = Math.min(rows, limit);
        return IntStream.range(0, taken).map(i -> (int) ((long) i * rows / taken)).toArray();
    }

    /**
     * {@return the shape of one picture}
     *
     * @param pictures of shape {@code (samples, height, width, channels)}
     */
    public static dev.corno.tensor.Shape picture(Tensor pictures) {
        return pictures.shape().slice(1, pictures.rank());
    }
}
