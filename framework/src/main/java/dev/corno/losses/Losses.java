package dev.corno.losses;

/** Losses with Keras's defaults. None has the name of a metric in {@code Metrics}, so both can be imported statically. */
public final class Losses {

    /** {@link MeanSquaredError}. */
    public static final MeanSquaredError MEAN_SQUARED_ERROR = new MeanSquaredError();

    /** {@link MeanAbsoluteError}. */
    public static final MeanAbsoluteError MEAN_ABSOLUTE_ERROR = new MeanAbsoluteError();

    /** {@link MeanAbsolutePercentageError}. */
    public static final MeanAbsolutePercentageError MEAN_ABSOLUTE_PERCENTAGE_ERROR = new MeanAbsolutePercentageError();

    /** {@link MeanSquaredLogarithmicError}. */
    public static final MeanSquaredLogarithmicError MEAN_SQUARED_LOGARITHMIC_ERROR = new MeanSquaredLogarithmicError();

    /** {@link Huber} with delta 1. */
    public static final Huber HUBER = new Huber();

    /** {@link LogCosh}. */
    public static final LogCosh LOG_COSH = new LogCosh();

    /** {@link CosineSimilarity} along the last axis. */
    public static final CosineSimilarity COSINE_SIMILARITY = new CosineSimilarity();

    /** {@link Poisson}. */
    public static final Poisson POISSON = new Poisson();

    /** {@link BinaryCrossentropy} of probabilities. */
    public static final BinaryCrossentropy BINARY_CROSSENTROPY = new BinaryCrossentropy();

    /** {@link CategoricalCrossentropy} of probabilities with one-hot labels. */
    public static final CategoricalCrossentropy CATEGORICAL_CROSSENTROPY = new CategoricalCrossentropy();

    /** {@link SparseCategoricalCrossentropy} of probabilities with class indices as labels. */
    public static final SparseCategoricalCrossentropy SPARSE_CATEGORICAL_CROSSENTROPY = new SparseCategoricalCrossentropy();

    /** {@link BinaryFocalCrossentropy} of probabilities. */
    public static final BinaryFocalCrossentropy BINARY_FOCAL_CROSSENTROPY = new BinaryFocalCrossentropy();

    /** {@link CategoricalFocalCrossentropy} of probabilities with one-hot labels. */
    public static final CategoricalFocalCrossentropy CATEGORICAL_FOCAL_CROSSENTROPY = new CategoricalFocalCrossentropy();

    /** {@link CategoricalGeneralizedCrossEntropy} with q = 0.5. */
    public static final CategoricalGeneralizedCrossEntropy CATEGORICAL_GENERALIZED_CROSS_ENTROPY
            = new CategoricalGeneralizedCrossEntropy();

    /** {@link KLDivergence}. */
    public static final KLDivergence KL_DIVERGENCE = new KLDivergence();

    /** {@link Hinge}. */
    public static final Hinge HINGE = new Hinge();

    /** {@link SquaredHinge}. */
    public static final SquaredHinge SQUARED_HINGE = new SquaredHinge();

    /** {@link CategoricalHinge} of scores with one-hot labels. */
    public static final CategoricalHinge CATEGORICAL_HINGE = new CategoricalHinge();

    /** {@link dev.corno.losses.Dice} over all axes. */
    public static final Dice DICE = new Dice();

    /** {@link Tversky} over all axes, with both weights 0.5. */
    public static final Tversky TVERSKY = new Tversky();

    /** {@link Circle} with gamma 80 and margin 0.4. */
    public static final Circle CIRCLE = new Circle();

    /** {@link dev.corno.losses.CTC} of logits whose class 0 is the blank. */
    public static final CTC CTC = new CTC();

    /** {@link Wasserstein}, of a critic's scores. */
    public static final Wasserstein WASSERSTEIN = new Wasserstein();

    private Losses() {
    }
}
