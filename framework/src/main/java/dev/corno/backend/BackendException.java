package dev.corno.backend;

/** Says what the engine threw, with the layer and the shapes of the batch; the engine's own error is the cause. */
public final class BackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message where, expected, got, what to do
     * @param cause what the engine threw, or null
     */
    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
