package dev.corno;

import org.opentest4j.TestAbortedException;

/** Runs the cases of a kind. */
@FunctionalInterface
public interface CaseRunner {

    /**
     * Computes what Keras computed and compares.
     *
     * @throws KerasMismatch if numbers differ
     * @throws TestAbortedException if what the case is about is not built yet, with the reason
     */
    void run(KerasCase keras) throws Exception;

    /** Skips a case. */
    static TestAbortedException notBuilt(String what) {
        return new TestAbortedException(what + " is not built yet");
    }
}
