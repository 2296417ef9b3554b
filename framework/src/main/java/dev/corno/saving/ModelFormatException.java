package dev.corno.saving;

/** Says that a model file cannot be read: which file or place in it, what was expected, what was got, what to do. */
public final class ModelFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message the whole sentence
     */
    public ModelFormatException(String message) {
        super(message);
    }

    /**
     * Creates the error.
     *
     * @param message the whole sentence
     * @param cause what the library that reads the format said
     */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
