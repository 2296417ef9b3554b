package dev.corno.benchmarks;

/** How a workload learns: by an optimizer that every engine has, at its usual learning rate. */
public enum Learning {
    /** Gradient descent, learning rate 0.01. */
    SGD(0.01f),
    /** Gradient descent with momentum 0.9, learning rate 0.01. */
    MOMENTUM(0.01f),
    /** Adam, learning rate 0.001. */
    ADAM(0.001f);

    /** The share of the last update that is added to the next by {@link #MOMENTUM}. */
    public static final float MOMENTUM_FACTOR = 0.9f;

    private final float rate;

    Learning(float rate) {
        this.rate = rate;
    }

    /** {@return the learning rate} */
    public float rate() {
        return rate;
    }
}
