package dev.corno.optimizers;

/** What is done with a part of a weight; several threads may be at work, each on another part. */
interface PartWork {

    void run(WeightPart part);
}
