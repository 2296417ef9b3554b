package dev.corno.backend.dl4j;

import dev.corno.backend.StepRandom;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Dropout with a seed of its own; DL4J's draws from the engine's common source. The same seed and iteration drop the same elements. */
final class SeededDropout implements IDropout {

    private static final long serialVersionUID = 1L;

    @JsonProperty("rate")
    private final double rate;
    @JsonProperty("seed")
    private final long seed;
    private transient INDArray mask;

    SeededDropout(@JsonProperty("rate") double rate, @JsonProperty("seed") long seed) {
        this.rate = rate;
        this.seed = seed;
    }

    @Override
    public INDArray applyDropout(INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        SplittableRandom random = new SplittableRandom(StepRandom.ofStep(seed, iteration));
        float[] factors = new float[Math.toIntExact(input.length())];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextDouble() < rate ? 0 : kept;
        }
        mask = NdArrays.of(factors, input.shape());
        return input.muli(mask, result);
    }

    @Override
    public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
        return gradAtOutput.muli(mask, gradAtInput);
    }

    @Override
    public void clear() {
        mask = null;
    }

    @Override
    public SeededDropout clone() {
        return new SeededDropout(rate, seed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeededDropout dropout && rate == dropout.rate && seed == dropout.seed;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(rate) * 31 + Long.hashCode(seed);
    }
}
