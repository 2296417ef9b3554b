package dev.corno.backend.onednn;

/** Says what oneDNN refused. */
public final class OneDnnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what was asked for, and the status
     */
    public OneDnnException(String message) {
        super(message);
    }
}
