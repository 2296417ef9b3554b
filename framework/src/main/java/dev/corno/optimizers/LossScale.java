package dev.corno.optimizers;

import dev.corno.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The scale of the loss that a {@link LossScaleOptimizer} has come to. */
final class LossScale {

    private static final String STEP_COUNTER = "loss_scale/step_counter";
    private static final String DYNAMIC_SCALE = "loss_scale/dynamic_scale";

    private final int growthSteps;
    private int finiteSteps;
    private float scale;

    LossScale(LossScaleOptimizer optimizer) {
        this.growthSteps = optimizer.dynamicGrowthSteps();
        this.scale = (float) optimizer.initialScale();
    }

    float scale() {
        return scale;
    }

    /** Hears that gradients were not finite. */
    void shrink() {
        finiteSteps = 0;
        scale /= 2;
    }

    /** Hears that gradients were finite. */
    void grow() {
        if (finiteSteps == growthSteps - 1) {
            finiteSteps = 0;
            scale *= 2;
        } else {
            finiteSteps++;
        }
    }

    /** Returns the state in the order of Keras's files, where the first two are there but mean nothing. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("loss_scale/iteration", Tensor.of(new int[] {0}));
        state.put("loss_scale/learning_rate", Tensor.scalar(0));
        state.put(STEP_COUNTER, Tensor.of(new int[] {finiteSteps}));
        state.put(DYNAMIC_SCALE, Tensor.scalar(scale));
        return state;
    }

    void restore(Map<String, Tensor> state) {
        finiteSteps = (int) state.get(STEP_COUNTER).flatDouble(0);
        scale = state.get(DYNAMIC_SCALE).flat(0);
    }
}
