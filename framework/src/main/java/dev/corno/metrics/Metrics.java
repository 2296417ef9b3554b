package dev.corno.metrics;

/**
 * Metrics with Keras's defaults, {@link #MAE}, {@link #MSE}, {@link #MAPE} and {@link #MSLE} under the short names that Keras gives them.
 * None has the name of a loss in {@code Losses}, so both can be imported statically; for a metric that shares its name with a loss, write
 * {@code new dev.corno.metrics.Hinge()}.
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

    /** {@link MeanAbsolutePercentageError}, reported as {@code mape}. */
    public static final MeanAbsolutePercentageError MAPE = new MeanAbsolutePercentageError("mape");

    /** {@link MeanSquaredLogarithmicError}, reported as {@code msle}. */
    public static final MeanSquaredLogarithmicError MSLE = new MeanSquaredLogarithmicError("msle");

    /** {@link RootMeanSquaredError}. */
    public static final RootMeanSquaredError ROOT_MEAN_SQUARED_ERROR = new RootMeanSquaredError();

    /** {@link LogCoshError}. */
    public static final LogCoshError LOG_COSH_ERROR = new LogCoshError();

    /** {@link R2Score}, the mean of all columns. */
    public static final R2Score R2_SCORE = new R2Score();

    /** {@link PearsonCorrelation} along the last axis. */
    public static final PearsonCorrelation PEARSON_CORRELATION = new PearsonCorrelation();

    /** {@link ConcordanceCorrelation} along the last axis. */
    public static final ConcordanceCorrelation CONCORDANCE_CORRELATION = new ConcordanceCorrelation();

    /** {@link Precision} with threshold 0.5. */
    public static final Precision PRECISION = new Precision();

    /** {@link Recall} with threshold 0.5. */
    public static final Recall RECALL = new Recall();

    /** {@link TruePositives} with threshold 0.5. */
    public static final TruePositives TRUE_POSITIVES = new TruePositives();

    /** {@link TrueNegatives} with threshold 0.5. */
    public static final TrueNegatives TRUE_NEGATIVES = new TrueNegatives();

    /** {@link FalsePositives} with threshold 0.5. */
    public static final FalsePositives FALSE_POSITIVES = new FalsePositives();

    /** {@link FalseNegatives} with threshold 0.5. */
    public static final FalseNegatives FALSE_NEGATIVES = new FalseNegatives();

    /** {@link F1Score} of each class. */
    public static final F1Score F1_SCORE = new F1Score();

    /** {@link FBetaScore} of each class, with beta 1. */
    public static final FBetaScore FBETA_SCORE = new FBetaScore();

    /** {@link BinaryIoU} with threshold 0.5. */
    public static final BinaryIoU BINARY_IOU = new BinaryIoU();

    /** {@link dev.corno.metrics.AUC} of the ROC curve with 200 thresholds. */
    public static final AUC AUC = new AUC();

    private Metrics() {
    }
}
