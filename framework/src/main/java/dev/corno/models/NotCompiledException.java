package dev.corno.models;

/** Says that a model was asked to train or measure before it was told what for. */
public final class NotCompiledException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NotCompiledException(String call) {
        super(call + ": the model is not compiled. Call model.compile(optimizer, loss, metrics) first.");
    }
}
