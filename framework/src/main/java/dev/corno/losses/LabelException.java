package dev.corno.losses;

/** Says that a label has a value that a loss cannot use: which loss, what was expected, what was got, what to do. */
public final class LabelException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /**
     * Creates the error.
     *
     * @param where the place, such as {@code SparseCategoricalCrossentropy}
     * @param detail what was expected, what was got and what to do
     */
    public LabelException(String where, String detail) {
        super(where + ": " + detail);
        this.detail = detail;
    }

    /**
     * {@return the same error named for a better known place}
     *
     * @param where the place, such as {@code fit: loss BinaryCrossentropy of output "dense"}
     */
    public LabelException at(String where) {
        return new LabelException(where, detail);
    }
}
