package dev.corno.benchmarks;

/**
 * A figure wanted of a workload.
 *
 * @param phase what is measured
 * @param batch samples of a step, or 0 where there is no batch
 * @param peerTarget largest ratio of our figure to that of the best peer, or NaN for none
 * @param stockTarget largest ratio of our figure to that of stock DL4J, or NaN for none
 */
record Measure(Phase phase, int batch, double peerTarget, double stockTarget) {

    static Measure train(int batch, double peerTarget, double stockTarget) {
        return new Measure(Phase.TRAIN, batch, peerTarget, stockTarget);
    }

    static Measure predict(int batch, double peerTarget, double stockTarget) {
        return new Measure(Phase.PREDICT, batch, peerTarget, stockTarget);
    }

    static Measure whole(Phase phase, double peerTarget, double stockTarget) {
        return new Measure(phase, 0, peerTarget, stockTarget);
    }

    /** {@return what it is called in a table} */
    String label() {
        return phase.label().replace('_', ' ') + (batch == 0 ? "" : " b" + batch);
    }
}
