package dev.corno.losses;

/** Losses with Keras's defaults. None has the name of a metric in {@code Metrics}, so both can be imported statically. */
public final class Losses {

    /** {@link MeanSquaredError}. */
    public static final MeanSquaredError MEAN_SQUARED_ERROR = new MeanSquaredError();

    /** {@link MeanAbsoluteError}. */
    public static final MeanAbsoluteError MEAN_ABSOLUTE_ERROR = new MeanAbsoluteError();

    /** {@link BinaryCrossentropy} of probabilities. */
    public static final BinaryCrossentropy BINARY_CROSSENTROPY = new BinaryCrossentropy();

    /** {@link CategoricalCrossentropy} of probabilities with one-hot labels. */
    public static final CategoricalCrossentropy CATEGORICAL_CROSSENTROPY = new CategoricalCrossentropy();

    /** {@link SparseCategoricalCrossentropy} of probabilities with class indices as labels. */
    public static final SparseCategoricalCrossentropy SPARSE_CATEGORICAL_CROSSENTROPY = new SparseCategoricalCrossentropy();

    private Losses() {
    }
}
