package dev.corno.optimizers;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.constraints.Constraints;
import dev.corno.constraints.MaxNorm;
import dev.corno.optimizers.schedules.ExponentialDecay;
import dev.corno.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightUpdaterTest {

    private final ArrayParameter kernel = new ArrayParameter("dense/kernel", 1, 2);
    private final ArrayParameter bias = new ArrayParameter("dense/bias", 5);

    private WeightUpdater updater(Optimizer optimizer) {
        return new WeightUpdater(optimizer, List.of(kernel, bias));
    }

    private static Tensor numbers(float... values) {
        return Tensor.of(values, values.length);
    }

    private void gradients(float first, float second, float third) {
        kernel.gradient(first, second);
        bias.gradient(third);
    }

    @Test
    void clipsTheNormOfEachWeight() {
        gradients(3, 4, 0.5f);
        updater(new SGD(1).clipNorm(2.5)).step();

        assertEquals(numbers(-0.5f, 0), kernel.value());
        assertEquals(numbers(4.5f), bias.value());
    }

    @Test
    void clipsTheNormOfAllWeightsTogether() {
        gradients(2, 4, 4);
        updater(new SGD(1).globalClipNorm(3)).step();

        assertEquals(numbers(0, 0), kernel.value());
        assertEquals(numbers(3), bias.value());
    }

    @Test
    void smallGradientsAreNotClipped() {
        gradients(0.5f, 0, 0);
        updater(new SGD(1).globalClipNorm(3)).step();

        assertEquals(numbers(0.5f, 2), kernel.value());
    }

    @Test
    void cutsElements() {
        gradients(3, -4, 0.5f);
        updater(new SGD(1).clipValue(1)).step();

        assertEquals(numbers(0, 3), kernel.value());
        assertEquals(numbers(4.5f), bias.value());
    }

    @Test
    void gradientsThatAreNotFiniteAreNotHidden() {
        gradients(Float.POSITIVE_INFINITY, 0, 1);
        updater(new SGD(1).globalClipNorm(3)).step();

        assertEquals(numbers(Float.NaN), bias.value());
    }

    @Test
    void constraintsComeAfterTheUpdateAndTheAverage() {
        kernel.constraint(Constraints.NON_NEG);
        gradients(3, 1, 9);
        WeightUpdater updater = updater(new SGD(1).useEma(true));
        updater.step();

        assertEquals(numbers(0, 1), kernel.value());
        assertEquals(numbers(-4), bias.value());
        assertEquals(numbers(-2, 1), updater.state().get("dense/kernel/average"));
    }

    @Test
    void weightsThatOnlyTheirConstraintChangedAreReported() {
        kernel.constraint(new MaxNorm(0));
        gradients(0, 0, 0);
        updater(new SGD(1).gradientAccumulationSteps(2)).step();

        assertEquals(numbers(0, 0), kernel.value());
        assertEquals(1, kernel.changes());
        assertEquals(0, bias.changes());
    }

    @Test
    void decaysWeightsBeforeTheRule() {
        bias.decayed(false);
        updater(new SGD(0.5).weightDecay(0.5)).step();

        assertEquals(numbers(0.75f, 1.5f), kernel.value());
        assertEquals(numbers(5), bias.value());
    }

    @Test
    void averagesTheGradientsOfSeveralSteps() {
        WeightUpdater updater = updater(new SGD(1).gradientAccumulationSteps(2));
        gradients(1, 0, 0);
        updater.step();
        assertEquals(numbers(1, 2), kernel.value());
        gradients(3, 0, 0);
        updater.step();

        assertEquals(numbers(-1, 2), kernel.value());
        assertEquals(1, updater.iterations());
    }

    @Test
    void clipsTheAverageOfSeveralSteps() {
        WeightUpdater updater = updater(new SGD(1).gradientAccumulationSteps(2).globalClipNorm(1));
        gradients(4, 0, 0);
        updater.step();
        gradients(-2, 0, 0);
        updater.step();

        assertEquals(numbers(0, 2), kernel.value());
    }

    @Test
    void weightsBecomeTheirAveragesAtTheEnd() {
        WeightUpdater updater = updater(new SGD(1).useEma(true).emaMomentum(0.5));
        gradients(1, 0, 0);
        updater.step();
        updater.step();
        assertEquals(numbers(-1, 2), kernel.value());
        updater.finishTraining();

        assertEquals(numbers(-0.5f, 2), kernel.value());
    }

    @Test
    void weightsAndAveragesChangePlacesAndBack() {
        WeightUpdater updater = updater(new SGD(1).useEma(true).emaMomentum(0.5));
        updater.swapAverages();
        assertEquals(numbers(1, 2), kernel.value());
        gradients(1, 0, 0);
        updater.step();
        updater.step();
        updater.swapAverages();
        assertEquals(numbers(-0.5f, 2), kernel.value());
        assertEquals(numbers(-1, 2), updater.state().get("dense/kernel/average"));
        updater.swapAverages();
        assertEquals(numbers(-1, 2), kernel.value());
    }

    @Test
    void restoredAveragesAreTakenAtTheEndWithoutAnotherStep() {
        WeightUpdater updater = updater(new SGD(1).useEma(true).emaMomentum(0.5));
        gradients(1, 0, 0);
        updater.step();
        updater.step();
        ArrayParameter copy = new ArrayParameter("dense/kernel", kernel.value());
        WeightUpdater restored = new WeightUpdater(new SGD(1).useEma(true).emaMomentum(0.5),
                List.of(copy, new ArrayParameter("dense/bias", 5)));
        restored.restore(updater.state());
        restored.finishTraining();

        assertEquals(numbers(-0.5f, 2), copy.value());
    }

    @Test
    void weightsBecomeTheirAveragesEverySoOften() {
        WeightUpdater updater = updater(new SGD(1).useEma(true).emaMomentum(0.5).emaOverwriteFrequency(2));
        gradients(1, 0, 0);
        updater.step();
        updater.step();

        assertEquals(numbers(-0.5f, 2), kernel.value());
    }

    @Test
    void unfrozenWeightsAreAveragedFromWhatTheyWere() {
        WeightUpdater updater = updater(new SGD(1).useEma(true).emaMomentum(0.5));
        bias.trainable(false);
        updater.step();
        bias.trainable(true);
        updater.step();
        updater.finishTraining();

        assertEquals(numbers(5), bias.value());
    }

    @Test
    void unfreezingAfterTheLastStepLeavesWeightsAsTheyAre() {
        WeightUpdater updater = updater(new SGD(1).useEma(true).emaMomentum(0.5));
        bias.trainable(false);
        updater.step();
        bias.trainable(true);
        updater.finishTraining();

        assertEquals(numbers(5), bias.value());
    }

    @Test
    void nothingIsAveragedBeforeTheFirstUpdate() {
        updater(new SGD(1).useEma(true)).finishTraining();

        assertEquals(numbers(1, 2), kernel.value());
    }

    @Test
    void frozenWeightsStayAndKeepTheirMemory() {
        WeightUpdater updater = updater(new SGD(1).momentum(0.5));
        gradients(1, 1, 1);
        updater.step();
        bias.trainable(false);
        updater.step();

        assertEquals(numbers(4), bias.value());
        assertEquals(numbers(-1), updater.state().get("dense/bias/momentum"));
    }

    @Test
    void weightsFrozenFromTheStartHaveNoMemory() {
        bias.trainable(false);

        assertEquals(List.of("iteration", "learning_rate", "dense/kernel/momentum"),
                List.copyOf(updater(new SGD(1).momentum(0.5)).state().keySet()));
    }

    @Test
    void saysWhichWeightsItChanged() {
        WeightUpdater updater = updater(new SGD(1).gradientAccumulationSteps(2));
        bias.trainable(false);
        updater.step();
        assertEquals(0, kernel.changes());
        updater.step();

        assertEquals(List.of(1, 0), List.of(kernel.changes(), bias.changes()));
    }

    @Test
    void theLearningRateCanBeChanged() {
        WeightUpdater updater = updater(new SGD(1));
        updater.learningRate(0.25);
        gradients(1, 0, 0);
        updater.step();

        assertEquals(numbers(0.75f, 2), kernel.value());
        assertEquals(0.25, updater.learningRate());
    }

    @Test
    void schedulesCountSteps() {
        WeightUpdater updater = updater(new SGD(new ExponentialDecay(1, 1, 0.5)).gradientAccumulationSteps(2));
        updater.step();

        assertEquals(0.5, updater.learningRate());
    }

    @Test
    void aScheduleCannotBeOverruled() {
        WeightUpdater updater = updater(new SGD(new ExponentialDecay(1, 1, 0.5)));
        var error = assertThrows(IllegalStateException.class, () -> updater.learningRate(0.1));

        assertEquals("learningRate: expects an optimizer with a fixed learning rate, but SGD follows ExponentialDecay. "
                + "Give the optimizer a number, or leave the rate to its schedule.", error.getMessage());
    }

    @Test
    void rejectsANegativeLearningRate() {
        assertFails("SGD: learningRate must be 0 or a positive number, got -1.0.", () -> updater(new SGD(1)).learningRate(-1));
    }

    @Test
    void stateIsInTheOrderOfKerasFiles() {
        var optimizer = new RMSprop().centered(true).useEma(true).gradientAccumulationSteps(2);

        assertEquals(List.of("iteration", "learning_rate", "dense/kernel/average", "dense/bias/average",
                "dense/kernel/gradient_accumulator", "dense/bias/gradient_accumulator", "dense/kernel/velocity", "dense/bias/velocity",
                "dense/kernel/average_gradient", "dense/bias/average_gradient"), List.copyOf(updater(optimizer).state().keySet()));
    }

    @Test
    void scheduledRatesAreNotPartOfTheState() {
        assertEquals(Map.of("iteration", Tensor.of(new int[] {0})), updater(new SGD(new ExponentialDecay(1, 1, 0.5))).state());
    }

    @Test
    void restoredMemoryContinuesExactly() {
        gradients(1, 2, 3);
        WeightUpdater updater = updater(new Adam(0.1));
        updater.step();
        updater.learningRate(0.05);
        ArrayParameter copy = new ArrayParameter("dense/kernel", kernel.value());
        copy.gradient(1, 2);
        WeightUpdater restored = new WeightUpdater(new Adam(0.1), List.of(copy, new ArrayParameter("dense/bias", 5)));
        restored.restore(updater.state());
        updater.step();
        restored.step();

        assertEquals(kernel.value(), copy.value());
        assertEquals(2, restored.iterations());
    }

    @Test
    void rejectsStateOfAnotherModel() {
        Map<String, Tensor> state = new LinkedHashMap<>(updater(new SGD(1).momentum(0.5)).state());
        state.put("dense_7/kernel/momentum", numbers(0));

        assertFails("optimizer state: expects entries that SGD keeps for this model, got \"dense_7/kernel/momentum\". "
                + "Was it saved with another model or optimizer?", () -> updater(new SGD(1).momentum(0.5)).restore(state));
    }

    @Test
    void rejectsStateOfAnotherShape() {
        Map<String, Tensor> state = new LinkedHashMap<>(updater(new SGD(1).momentum(0.5)).state());
        state.put("dense/kernel/momentum", numbers(0, 0, 0));

        assertFails("optimizer state: \"dense/kernel/momentum\" has shape (3) but the model expects (2). "
                + "Was it saved with another model?", () -> updater(new SGD(1).momentum(0.5)).restore(state));
    }

    @Test
    void rejectsStateThatLacksAnEntry() {
        Map<String, Tensor> state = updater(new SGD(1)).state();

        assertFails("optimizer state: expects an entry \"dense/kernel/momentum\" for SGD, got none. "
                + "Was it saved with another model or optimizer?", () -> updater(new SGD(1).momentum(0.5)).restore(state));
    }

    @Test
    void rejectedStateChangesNothing() {
        WeightUpdater updater = updater(new SGD(1).momentum(0.5));
        Map<String, Tensor> state = new LinkedHashMap<>(updater.state());
        state.put("dense/kernel/momentum", numbers(9, 9));
        state.put("dense/bias/momentum", numbers(9, 9, 9));
        assertThrows(IllegalArgumentException.class, () -> updater.restore(state));

        assertEquals(numbers(0, 0), updater.state().get("dense/kernel/momentum"));
    }
}
