package dev.corno.backend;

/** What a network is run for. */
public enum Mode {

    /** Outputs only: nothing is dropped, moving statistics are used. */
    PREDICT("prediction", false, false, false),

    /** A step of training: dropout drops, the statistics of the batch are used and remembered; a way back to the weights. */
    TRAIN("training", true, true, false),

    /** Gradients of inputs and weights of what {@link #TRAIN} computes. */
    GRADIENTS_IN_TRAINING("gradients", true, true, true),

    /** Gradients of inputs and weights of what {@link #PREDICT} computes. */
    GRADIENTS_IN_INFERENCE("gradients", false, true, true);

    private final String what;
    private final boolean isTraining;
    private final boolean hasBackward;
    private final boolean hasInputGradients;

    Mode(String what, boolean isTraining, boolean hasBackward, boolean hasInputGradients) {
        this.what = what;
        this.isTraining = isTraining;
        this.hasBackward = hasBackward;
        this.hasInputGradients = hasInputGradients;
    }

    /** {@return the word for it, such as {@code training}} */
    public String what() {
        return what;
    }

    /** {@return whether dropout drops and statistics of the batch are used} */
    public boolean isTraining() {
        return isTraining;
    }

    /** {@return whether a backward pass may follow} */
    public boolean hasBackward() {
        return hasBackward;
    }

    /**
     * {@return whether the backward pass goes on to the inputs, and starts from outputs even where {@link #TRAIN} starts before the last
     * activation}
     */
    public boolean hasInputGradients() {
        return hasInputGradients;
    }
}
