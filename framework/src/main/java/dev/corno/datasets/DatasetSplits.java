package dev.corno.datasets;

import dev.corno.data.ArrayDataset;
import dev.corno.data.Dataset;
import dev.corno.tensor.Tensor;
import java.util.List;

/**
 * Pictures to train on and others to test with.
 *
 * <pre>{@code
 * DatasetSplits mnist = Mnist.load();
 * model.fit(mnist.train().batchSize(64), Fit.epochs(5));
 * }</pre>
 *
 * @param name what the data set is called, such as {@code mnist}
 * @param description one sentence: what the pictures show and where they come from
 * @param xTrain pictures of shape {@code (samples, height, width, channels)}, uint8
 * @param yTrain class indices of shape {@code (samples)}, int32
 * @param xTest pictures of shape {@code (samples, height, width, channels)}, uint8
 * @param yTest class indices of shape {@code (samples)}, int32
 * @param classNames what each class index stands for
 */
public record DatasetSplits(String name, String description, Tensor xTrain, Tensor yTrain, Tensor xTest, Tensor yTest,
        List<String> classNames) {

    private static final float ONE_PER_BYTE = 1 / 255f;

    /** Copies the class names. */
    public DatasetSplits {
        classNames = List.copyOf(classNames);
    }

    /** {@return the training samples, bytes scaled to 0..1 batch by batch} */
    public ArrayDataset train() {
        return Dataset.of(xTrain, yTrain).scale(ONE_PER_BYTE);
    }

    /** {@return the test samples, bytes scaled to 0..1 batch by batch} */
    public ArrayDataset test() {
        return Dataset.of(xTest, yTest).scale(ONE_PER_BYTE);
    }
}
