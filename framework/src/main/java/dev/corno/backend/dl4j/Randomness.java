package dev.corno.backend.dl4j;

/** Seeds made of seeds. */
final class Randomness {

    private Randomness() {
    }

    /** {@return a seed for a step, unrelated to the seeds of other steps; never 0, which the engine takes for any} */
    static long mix(long seed, long step) {
        long mixed = seed + (step + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return mixed == 0 ? 1 : mixed;
    }
}
