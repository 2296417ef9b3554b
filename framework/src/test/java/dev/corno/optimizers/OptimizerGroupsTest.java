package dev.corno.optimizers;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.optimizers.schedules.ExponentialDecay;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerGroupsTest {

    private final ArrayParameter first = new ArrayParameter("block1_conv1/kernel", 1);
    private final ArrayParameter second = new ArrayParameter("block2_conv1/kernel", 1);
    private final ArrayParameter last = new ArrayParameter("predictions/kernel", 1);

    private WeightUpdater updater(Optimizer optimizer) {
        List<ArrayParameter> all = List.of(first, second, last);
        all.forEach(parameter -> parameter.gradient(1));
        return new WeightUpdater(optimizer, all);
    }

    private void assertWeights(double ofFirst, double ofSecond, double ofLast) {
        assertEquals(List.of((float) ofFirst, (float) ofSecond, (float) ofLast),
                List.of(first.value().flat(0), second.value().flat(0), last.value().flat(0)));
    }

    @Test
    void eachGroupHasItsRate() {
        updater(new OptimizerGroups(new SGD(0.5)).group("block1_", new SGD(0.125)).group("^block", new SGD(0.25))).step();

        assertWeights(0.875, 0.75, 0.5);
    }

    @Test
    void eachGroupHasItsRuleAndOptions() {
        WeightUpdater updater = updater(new OptimizerGroups(new SGD(0.5)).group("block1_", new SGD(0.5).clipValue(0.5))
                .group("block2_", new Adagrad(1).initialAccumulatorValue(0)));
        updater.step();

        assertWeights(0.75, 0, 0.5);
        assertEquals(List.of("iteration", "learning_rate", "group_1/iteration", "group_1/learning_rate", "group_2/iteration",
                "group_2/learning_rate", "block2_conv1/kernel/accumulator"), List.copyOf(updater.state().keySet()));
    }

    @Test
    void ratesChangeInProportion() {
        WeightUpdater updater = updater(new OptimizerGroups(new SGD(0.5)).group("block1_", new SGD(0.125))
                .group("block2_", new SGD(new ExponentialDecay(0.25, 1, 0.5))));
        updater.learningRate(1);
        updater.step();

        assertWeights(0.75, 0.75, 0);
        assertEquals(1, updater.learningRate());
    }

    @Test
    void aScheduleOfTheDefaultCannotBeOverruled() {
        WeightUpdater updater = updater(new OptimizerGroups(new SGD(new ExponentialDecay(0.25, 1, 0.5))).group("block", new SGD(0.5)));

        assertEquals("learningRate: expects an optimizer with a fixed learning rate, but SGD follows ExponentialDecay. "
                + "Give the optimizer a number, or leave the rate to its schedule.",
                assertThrows(IllegalStateException.class, () -> updater.learningRate(0.1)).getMessage());
    }

    @Test
    void restoredGroupsGoOn() {
        OptimizerGroups optimizer = new OptimizerGroups(new Adam(0.5)).group("block1_", new SGD(new ExponentialDecay(0.25, 1, 0.5)));
        WeightUpdater updater = updater(optimizer);
        updater.step();
        WeightUpdater restored = updater(optimizer);
        restored.restore(updater.state());

        assertEquals(updater.state(), restored.state());
        assertEquals(1, restored.iterations());
    }

    @Test
    void weightsAreAveragedInTheirGroup() {
        WeightUpdater updater = updater(new OptimizerGroups(new SGD(0.5)).group("block1_", new SGD(0.5).useEma(true).emaMomentum(0.5)));
        updater.step();
        updater.step();
        updater.finishTraining();

        assertWeights(0.25, 0, 0);
    }

    @Test
    void rejectsGroupsWithoutWeights() {
        assertFails("OptimizerGroups: expects weights that \"block3\" is found in and no earlier group has, got none. The weights are "
                + "block1_conv1/kernel, block2_conv1/kernel, predictions/kernel.",
                () -> updater(new OptimizerGroups(new SGD()).group("block3", new SGD())));
    }

    @Test
    void rejectsGroupsWithinGroups() {
        assertFails("OptimizerGroups: expects single optimizers, got a LossScaleOptimizer. Put new LossScaleOptimizer(...) around the "
                + "groups, and groups beside one another.", () -> new OptimizerGroups(new LossScaleOptimizer(new SGD())));
    }

    @Test
    void rejectsWhatIsNoExpression() {
        assertFails("OptimizerGroups: weights must be a regular expression, got \"*conv\". Dangling meta character '*' at position 0.",
                () -> new OptimizerGroups(new SGD()).group("*conv", new SGD()));
    }

    @Test
    void stateOfOneOptimizerIsNotThatOfGroups() {
        WeightUpdater groups = updater(new OptimizerGroups(new SGD(0.5)).group("block", new SGD(0.5)));

        assertFails("optimizer state: expects an entry \"group_1/iteration\" for OptimizerGroups, got none. "
                + "Was it saved with another model or optimizer?", () -> groups.restore(updater(new SGD(0.5)).state()));
        assertEquals(Tensor.of(new int[] {0}), groups.state().get("iteration"));
    }
}
