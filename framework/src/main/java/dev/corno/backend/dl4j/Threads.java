package dev.corno.backend.dl4j;

import org.nd4j.linalg.factory.Nd4j;

/**
 * Gives small steps one thread. The engine's threads wait for one another by spinning, so that beside another busy process a step of
 * microseconds takes as long as the scheduler's time slices.
 */
final class Threads {

    /** Multiplications followed by an addition of a whole batch, below which a second thread gains nothing. */
    private static final double SMALL = 1e7;

    private Threads() {
    }

    /**
     * Sets how many threads the next step may use.
     *
     * @param multiplyAccumulates what the step costs
     */
    static void setFor(double multiplyAccumulates) {
        int wanted = multiplyAccumulates < SMALL ? 1 : NativeEngine.threads();
        if (wanted != Nd4j.getEnvironment().maxMasterThreads()) {
            Nd4j.getEnvironment().setMaxMasterThreads(wanted);
            Nd4j.factory().blas().setMaxThreads(wanted);
        }
    }
}
