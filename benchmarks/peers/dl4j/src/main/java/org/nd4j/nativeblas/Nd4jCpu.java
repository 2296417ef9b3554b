package org.nd4j.nativeblas;

/**
 * Stands in for a class that ND4J has moved: DL4J 1.0.0-M2.1 asks it by reflection whether oneDNN is there, and leaves its oneDNN helpers
 * unused because it does not find it.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {
    }

    /** Answers the one question that DL4J asks. */
    public static final class Environment {

        private static final Environment INSTANCE = new Environment();

        private Environment() {
        }

        /** {@return the answering object} */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /** {@return true: only workers whose native has oneDNN switch helpers on} */
        public boolean isUseMKLDNN() {
            return true;
        }
    }
}
