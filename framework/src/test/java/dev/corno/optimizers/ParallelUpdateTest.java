package dev.corno.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares updates by several threads, and in parts, with updates by one, bit for bit. */
class ParallelUpdateTest {

    private static final int STEPS = 5;

    /** Several parts, the last of them not full. */
    private static final int LARGE = 3 * WeightPart.SIZE + 7;

    static Stream<Optimizer> optimizers() {
        return Stream.concat(elementwise(), Stream.of(new Lamb().clipNorm(1), new Adafactor().globalClipNorm(2),
                new Muon().gradientAccumulationSteps(2), new LossScaleOptimizer(new Lamb()),
                new OptimizerGroups(new Adam()).group("small", new SGD(0.1))));
    }

    static Stream<Optimizer> elementwise() {
        return Stream.of(
                new SGD(0.1), new SGD(0.1).momentum(0.9), new SGD(0.1).momentum(0.9).nesterov(true).weightDecay(0.01),
                new Adam(), new Adam().amsgrad(true).clipValue(0.5), new AdamW().clipNorm(1), new RMSprop(),
                new RMSprop().centered(true).momentum(0.9).useEma(true).emaOverwriteFrequency(2), new Adagrad().globalClipNorm(2),
                new Adadelta().gradientAccumulationSteps(2).globalClipNorm(2), new Adamax(), new Nadam().clipValue(0.5),
                new Lion().weightDecay(0.1), new Ftrl().l1RegularizationStrength(0.1));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void threadsDoNotChangeResults(Optimizer optimizer) {
        List<Tensor> alone = train(optimizer, new PartRunner(1, 0), true);

        assertEquals(alone, train(optimizer, new PartRunner(3, 0), true));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void readingGradientsInPartsDoesNotChangeResults(Optimizer optimizer) {
        List<Tensor> whole = train(optimizer, new PartRunner(3, 0), false);

        assertEquals(whole, train(optimizer, new PartRunner(3, 0), true));
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void partsDoNotChangeTheRule(Optimizer optimizer) {
        float[] expected = {1, 2, 3, 4};
        float[] weight = {1, 2, 3, 4};
        List<float[]> slots = List.of(new float[] {1, 1, 1, 1}, new float[] {2, 2, 2, 2}, new float[] {3, 3, 3, 3});
        optimizer.update(expected, new float[] {4, 3, 2, 1}, slots.stream().map(float[]::clone).toList(), 4, 0.1, 0);
        var elementwise = (ElementwiseOptimizer) optimizer;
        elementwise.update(weight, new float[] {4, 3, 99, 99}, slots, 0, 2, 0.1, 0);
        elementwise.update(weight, new float[] {99, 99, 2, 1}, slots, 2, 4, 0.1, 0);

        assertEquals(Tensor.of(expected, 4), Tensor.of(weight, 4));
    }

    @Test
    void rulesForWholeWeightsSeeWholeWeights() {
        var parameter = new ArrayParameter("w", Tensor.full(1, LARGE)).readInParts(true);
        parameter.gradient(Tensor.full(1, LARGE));
        new WeightUpdater(new SumOptimizer(), List.of(parameter)).step();

        assertEquals(Tensor.full(1 - LARGE, LARGE), parameter.value());
    }

    @Test
    void gradientsAreReadWholeUnlessAParameterSaysOtherwise() {
        Parameter whole = new WholeParameter();
        var error = assertThrows(UnsupportedOperationException.class, () -> whole.readGradient(new float[1], 0, 1));

        assertEquals("w: expects its gradient to be read whole. Ask isReadInParts() first.", error.getMessage());
    }

    private static List<Tensor> train(Optimizer optimizer, PartRunner runner, boolean inParts) {
        Random random = new Random(1);
        var large = new ArrayParameter("large", numbers(random, LARGE)).readInParts(inParts);
        var small = new ArrayParameter("small", numbers(random, 3)).readInParts(inParts);
        WeightUpdater updater = new WeightUpdater(optimizer, List.of(large, small), runner);
        for (int step = 0; step < STEPS; step++) {
            large.gradient(numbers(random, LARGE));
            small.gradient(numbers(random, 3));
            updater.step();
        }
        List<Tensor> results = new ArrayList<>(List.of(large.value(), small.value()));
        results.addAll(updater.state().values());
        return results;
    }

    private static Tensor numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Tensor.of(numbers, count);
    }

    /** Takes the sum of the gradient from every number. */
    private record SumOptimizer() implements Optimizer {

        @Override
        public String name() {
            return "sum";
        }

        @Override
        public Schedule learningRate() {
            return new Constant(1);
        }

        @Override
        public OptimizerOptions options() {
            return OptimizerOptions.DEFAULT;
        }

        @Override
        public List<String> slots() {
            return List.of();
        }

        @Override
        public void update(float[] weight, float[] gradient, List<float[]> slots, int size, double learningRate, long iteration) {
            float sum = 0;
            for (int i = 0; i < size; i++) {
                sum += gradient[i];
            }
            for (int i = 0; i < size; i++) {
                weight[i] -= sum;
            }
        }
    }

    /** The least that a parameter must do. */
    private record WholeParameter() implements Parameter {

        @Override
        public String path() {
            return "w";
        }

        @Override
        public Shape shape() {
            return Shape.of(1);
        }

        @Override
        public boolean isTrainable() {
            return true;
        }

        @Override
        public float[] values() {
            return new float[1];
        }

        @Override
        public void changed() {
        }

        @Override
        public void readGradient(float[] gradient) {
            gradient[0] = 1;
        }
    }
}
