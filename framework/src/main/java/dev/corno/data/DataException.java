package dev.corno.data;

/** Says that data could not be had or read: a file that is missing, damaged or of another kind, or a download that failed. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message which file, what was expected, what was got and what to do
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * Creates the error with what caused it.
     *
     * @param message which file, what was expected, what was got and what to do
     * @param cause what was thrown on the way
     */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
