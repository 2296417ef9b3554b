package dev.corno.metrics;

/**
 * Metrics with Keras's defaults, {@link #MAE} and {@link #MSE} under the short names that Keras gives them. None has the name of a loss in
 * {@code Losses}, so both can be imported statically.
 */
public final class Metrics {

    /** The accuracy that fits the labels and predictions. */
    public static final AutoAccuracy ACCURACY = new AutoAccuracy();

    /** {@link BinaryAccuracy} with threshold 0.5. */
    public static final BinaryAccuracy BINARY_ACCURACY = new BinaryAccuracy();

    /** {@link CategoricalAccuracy}, for one-hot labels. */
    public static final CategoricalAccuracy CATEGORICAL_ACCURACY = new CategoricalAccuracy();

    /** {@link SparseCategoricalAccuracy}, for class indices. */
    public static final SparseCategoricalAccuracy SPARSE_CATEGORICAL_ACCURACY = new SparseCategoricalAccuracy();

    /** {@link TopKCategoricalAccuracy} among 5, for one-hot labels. */
    public static final TopKCategoricalAccuracy TOP_K_CATEGORICAL_ACCURACY = new TopKCategoricalAccuracy();

    /** {@link SparseTopKCategoricalAccuracy} among 5, for class indices. */
    public static final SparseTopKCategoricalAccuracy SPARSE_TOP_K_CATEGORICAL_ACCURACY = new SparseTopKCategoricalAccuracy();

    /** {@link MeanSquaredError}, reported as {@code mse}. */
    public static final MeanSquaredError MSE = new MeanSquaredError("mse");

    /** {@link MeanAbsoluteError}, reported as {@code mae}. */
    public static final MeanAbsoluteError MAE = new MeanAbsoluteError("mae");

    /** {@link RootMeanSquaredError}. */
    public static final RootMeanSquaredError ROOT_MEAN_SQUARED_ERROR = new RootMeanSquaredError();

    /** {@link Precision} with threshold 0.5. */
    public static final Precision PRECISION = new Precision();

    /** {@link Recall} with threshold 0.5. */
    public static final Recall RECALL = new Recall();

    /** {@link dev.corno.metrics.AUC} of the ROC curve with 200 thresholds. */
    public static final AUC AUC = new AUC();

    private Metrics() {
    }
}
