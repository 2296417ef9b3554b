package dev.corno;

/** Says that a number differs from Keras's. */
public final class KerasMismatch extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final double worstDifference;

    /** Creates the error. */
    public KerasMismatch(String message, double worstDifference) {
        super(message);
        this.worstDifference = worstDifference;
    }

    /** The largest difference seen, NaN where numbers could not be compared. */
    public double worstDifference() {
        return worstDifference;
    }
}
