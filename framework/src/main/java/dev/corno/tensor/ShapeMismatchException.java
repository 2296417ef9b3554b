package dev.corno.tensor;

/** Says that a shape does not fit where it was given: which place, what was expected, what was got, what to do. */
public final class ShapeMismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /**
     * Creates the error.
     *
     * @param where the place, such as {@code Conv2D "conv1"}
     * @param detail what was expected, what was got and what to do
     */
    public ShapeMismatchException(String where, String detail) {
        super(where + ": " + detail);
        this.detail = detail;
    }

    /**
     * {@return the same error named for a better known place}
     *
     * @param where the place, such as {@code Conv2D "conv1" (layer 3 of 5)}
     */
    public ShapeMismatchException at(String where) {
        return new ShapeMismatchException(where, detail);
    }
}
