package dev.corno.optimizers;

/** What is done with a part of a weight. */
interface PartWork {

    /**
     * Works on one part; several threads may be at work, each on another part.
     *
     * @param part where
     * @param room an array that only this call uses, at least as long as the part
     */
    void run(WeightPart part, float[] room);
}
