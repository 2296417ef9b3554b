package dev.corno.losses;

/** Losses with Keras's defaults, under the names and the short names that Keras has for them. */
public final class Losses {

    /** {@link MeanSquaredError}. */
    public static final MeanSquaredError MEAN_SQUARED_ERROR = new MeanSquaredError();

    /** {@link MeanSquaredError}. */
    public static final MeanSquaredError MSE = MEAN_SQUARED_ERROR;

    /** {@link MeanAbsoluteError}. */
    public static final MeanAbsoluteError MEAN_ABSOLUTE_ERROR = new MeanAbsoluteError();

    /** {@link MeanAbsoluteError}. */
    public static final MeanAbsoluteError MAE = MEAN_ABSOLUTE_ERROR;

    /** {@link BinaryCrossentropy} of probabilities. */
    public static final BinaryCrossentropy BINARY_CROSSENTROPY = new BinaryCrossentropy();

    /** {@link CategoricalCrossentropy} of probabilities with one-hot labels. */
    public static final CategoricalCrossentropy CATEGORICAL_CROSSENTROPY = new CategoricalCrossentropy();

    /** {@link SparseCategoricalCrossentropy} of probabilities with class indices as labels. */
    public static final SparseCategoricalCrossentropy SPARSE_CATEGORICAL_CROSSENTROPY = new SparseCategoricalCrossentropy();

    private Losses() {
    }
}
