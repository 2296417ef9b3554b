package dev.corno.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.ExponentialDecay;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the optimizers, each on one weight with simple numbers. */
class OptimizerRulesTest {

    /** A few float32 steps. */
    private static final float FLOAT_TOLERANCE = 1e-6f;

    /** Weights after each of two updates from 1 with gradients 0.5 and -0.25. */
    private static float[] twoUpdates(Optimizer optimizer) {
        ArrayParameter parameter = new ArrayParameter("w", 1);
        WeightUpdater updater = new WeightUpdater(optimizer, List.of(parameter));
        parameter.gradient(0.5f);
        updater.step();
        float first = parameter.value().flat(0);
        parameter.gradient(-0.25f);
        updater.step();
        return new float[] {first, parameter.value().flat(0)};
    }

    private static void assertUpdates(Optimizer optimizer, double first, double second) {
        assertArrayEquals(new float[] {(float) first, (float) second}, twoUpdates(optimizer), FLOAT_TOLERANCE);
    }

    @Test
    void sgdFollowsTheGradient() {
        assertUpdates(new SGD(0.1), 0.95, 0.975);
    }

    @Test
    void momentumRepeatsAShareOfTheLastChange() {
        assertUpdates(new SGD(0.1).momentum(0.5), 0.95, 0.95 - 0.025 + 0.025);
    }

    @Test
    void nesterovLooksAhead() {
        assertUpdates(new SGD(0.1).momentum(0.5).nesterov(true), 1 - 0.025 - 0.05, 0.925 + 0.5 * (-0.025 + 0.025) + 0.025);
    }

    @Test
    void adamTakesAStepOfTheLearningRateFirst() {
        double momentum = 0.9 * 0.05 - 0.1 * 0.25;
        double velocity = 0.999 * 0.00025 + 0.001 * 0.0625;
        double step = 0.01 * Math.sqrt(1 - 0.998001) / (1 - 0.81) * momentum / Math.sqrt(velocity);

        assertUpdates(new Adam(0.01), 0.99, 0.99 - step);
    }

    @Test
    void amsgradKeepsTheHighestSquare() {
        double velocity = 0.5 * 0.125 + 0.5 * 0.0625;
        double step = 0.01 * Math.sqrt(1 - 0.25) * 0.25 / Math.sqrt(Math.max(0.125, velocity));

        assertUpdates(new Adam(0.01).beta1(0).beta2(0.5).amsgrad(true), 0.99, 0.99 + step);
    }

    @Test
    void adamWTakesAShareOfTheWeightFirst() {
        assertEquals(0.5f - 0.1f, twoUpdates(new AdamW(0.1).weightDecay(5))[0], FLOAT_TOLERANCE);
    }

    @Test
    void rmspropDividesByTheRootOfTheAveragedSquare() {
        double velocity = 0.9 * 0.025 + 0.1 * 0.0625;

        assertUpdates(new RMSprop(0.01), 1 - 0.005 / Math.sqrt(0.025), 1 - 0.005 / Math.sqrt(0.025) + 0.0025 / Math.sqrt(velocity));
    }

    @Test
    void centeredRmspropTakesOffTheAverage() {
        double spread = 0.025 - 0.05 * 0.05;

        assertEquals(1 - 0.005 / Math.sqrt(spread), twoUpdates(new RMSprop(0.01).centered(true))[0], 1e-6);
    }

    @Test
    void rmspropGathersStepsWithMomentum() {
        double first = 0.005 / Math.sqrt(0.025);
        double second = 0.5 * first - 0.0025 / Math.sqrt(0.9 * 0.025 + 0.1 * 0.0625);

        assertUpdates(new RMSprop(0.01).momentum(0.5), 1 - first, 1 - first - second);
    }

    @Test
    void adagradDividesByTheRootOfAllSquares() {
        assertUpdates(new Adagrad(0.1), 1 - 0.05 / Math.sqrt(0.35), 1 - 0.05 / Math.sqrt(0.35) + 0.025 / Math.sqrt(0.4125));
    }

    @Test
    void adagradCanStartElsewhere() {
        assertEquals(0.9f, twoUpdates(new Adagrad(0.1).initialAccumulatorValue(0))[0], FLOAT_TOLERANCE);
    }

    @Test
    void adadeltaStepsAsFarAsItHasStepped() {
        double squares = 0.5 * 0.25 + 0.1;
        double step = 0.5 * Math.sqrt(0.1) / Math.sqrt(squares);

        assertEquals(1 - step, twoUpdates(new Adadelta(1).rho(0.5).epsilon(0.1))[0], 1e-6);
    }

    @Test
    void adamaxDividesByTheLargestGradient() {
        double norm = 0.5 * 0.5;

        assertUpdates(new Adamax(0.01).beta1(0).beta2(0.5), 0.99, 0.99 + 0.01 * 0.25 / norm);
    }

    /** The numbers are Keras's, over JAX. */
    @Test
    void scheduleFreeAdamWAverages() {
        assertUpdates(new ScheduleFreeAdamW(0.1).warmupSteps(2).weightDecay(0.5), 0.95, 0.96104014);
        assertEquals(List.of("momentum", "velocity"), new ScheduleFreeAdamW().slots());
        assertEquals(0.0025, new ScheduleFreeAdamW().learningRate().learningRate(0));
    }

    @Test
    void nadamLooksAhead() {
        double first = 0.9 * (1 - 0.5 * 0.96);
        double second = 0.9 * (1 - 0.5 * 0.96 * 0.96);
        double step = second * 0.05 / (1 - first * second) + (1 - first) * 0.5 / (1 - first);

        assertEquals(1 - 0.01 * step / 0.5, twoUpdates(new Nadam(0.01))[0], FLOAT_TOLERANCE);
        assertEquals(first * second, new Nadam().derivedState(2).get("u_product"), FLOAT_TOLERANCE);
        assertEquals(1, new Nadam().derivedState(0).get("u_product"));
    }

    @Test
    void lionStepsByTheSignOfTheAverage() {
        assertUpdates(new Lion(0.01), 0.99, 1);
        assertUpdates(new Lion(0.01).beta1(1).beta2(0.5), 1, 0.99);
    }

    @Test
    void ftrlForgetsTheFirstWeight() {
        double z = 0.5 - (Math.sqrt(0.35) - Math.sqrt(0.1)) / 0.1;

        assertEquals(-z / (Math.sqrt(0.35) / 0.1), twoUpdates(new Ftrl(0.1))[0], FLOAT_TOLERANCE);
    }

    @Test
    void ftrlPenaltiesMakeZeros() {
        double z = 0.5 + 2 * 0.25 - (Math.pow(0.35, 0.25) - Math.pow(0.1, 0.25)) / 0.1;
        Ftrl ftrl = new Ftrl(0.1).learningRatePower(-0.25).l2ShrinkageRegularizationStrength(0.25).l2RegularizationStrength(3).beta(2);

        assertEquals(-z / (Math.pow(0.35, 0.25) / 0.1 + 2 * 3 + 2 / 0.1), twoUpdates(ftrl)[0], FLOAT_TOLERANCE);
        assertEquals(0, twoUpdates(ftrl.l1RegularizationStrength(10))[1]);
    }

    @Test
    void expressionsKeepWeightsFromDecay() {
        ArrayParameter kernel = new ArrayParameter("dense/kernel", 1);
        ArrayParameter bias = new ArrayParameter("dense/bias", 1);
        new WeightUpdater(new SGD(0.5).weightDecay(0.5).excludeFromWeightDecay("bias$", "norm"), List.of(kernel, bias)).step();

        assertEquals(0.75f, kernel.value().flat(0));
        assertEquals(1, bias.value().flat(0));
    }

    @Test
    void defaultLearningRatesAreThoseOfKeras() {
        assertEquals(0.01, new SGD().learningRate().learningRate(0));
        assertEquals(Collections.nCopies(12, 0.001), Stream
                .of(new Adam(), new AdamW(), new RMSprop(), new Adagrad(), new Adadelta(), new Adamax(), new Nadam(), new Lamb(),
                        new Lion(), new Ftrl(), new Adafactor(), new Muon())
                .map(optimizer -> optimizer.learningRate().learningRate(0)).toList());
        assertEquals(0.004, new AdamW().options().weightDecay());
        assertEquals(0.004, new Muon().options().weightDecay());
    }

    @Test
    void followsASchedule() {
        assertUpdates(new SGD(new ExponentialDecay(0.1, 1, 0.5)), 0.95, 0.9625);
    }

    @Test
    void namesAreThoseOfKeras() {
        assertEquals(List.of("sgd", "adam", "adam_w", "rm_sprop", "adagrad", "adadelta"), Stream
                .of(new SGD(), new Adam(), new AdamW(), new RMSprop(), new Adagrad(), new Adadelta()).map(Optimizer::name).toList());
        assertEquals(List.of("adamax", "nadam", "lamb", "lion", "ftrl", "adafactor", "muon", "schedule_free_adam_w",
                        "loss_scale_optimizer", "optimizer_groups"),
                Stream.of(new Adamax(), new Nadam(), new Lamb(), new Lion(), new Ftrl(), new Adafactor(), new Muon(), new ScheduleFreeAdamW(),
                        new LossScaleOptimizer(new SGD()), new OptimizerGroups(new SGD())).map(Optimizer::name).toList());
    }

    @Test
    void memoryIsKeptOnlyWhereItIsNeeded() {
        assertEquals(List.of(), new SGD().slots());
        assertEquals(List.of("momentum"), new SGD().momentum(0.9).slots());
        assertEquals(List.of("velocity", "momentum", "average_gradient"), new RMSprop().momentum(0.9).centered(true).slots());
        assertEquals(List.of("momentum", "velocity", "velocity_hat"), new AdamW().amsgrad(true).slots());
    }

    @Test
    void optimizersAreValues() {
        assertEquals(new Adam(0.1), new Adam(new Constant(0.1)));
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                wrong("SGD: learningRate must be a positive number, got -0.1.", () -> new SGD(-0.1)),
                wrong("Adam: learningRate must be a positive number, got NaN.", () -> new Adam(Double.NaN)),
                wrong("AdamW: learningRate must be a positive number, got 0.0.", () -> new AdamW(0)),
                wrong("RMSprop: learningRate must be a positive number, got Infinity.", () -> new RMSprop(1 / 0.0)),
                wrong("SGD: momentum must be in [0, 1), got 1.0.", () -> new SGD().momentum(1)),
                wrong("Adam: beta1 must be in [0, 1), got -0.1.", () -> new Adam().beta1(-0.1)),
                wrong("Adam: beta2 must be in [0, 1), got 1.0.", () -> new Adam().beta2(1)),
                wrong("Adam: epsilon must be a positive number, got 0.0.", () -> new Adam().epsilon(0)),
                wrong("AdamW: beta1 must be in [0, 1), got 1.0.", () -> new AdamW().beta1(1)),
                wrong("AdamW: beta2 must be in [0, 1), got 1.0.", () -> new AdamW().beta2(1)),
                wrong("AdamW: epsilon must be a positive number, got -1.0.", () -> new AdamW().epsilon(-1)),
                wrong("RMSprop: rho must be in [0, 1), got 1.0.", () -> new RMSprop().rho(1)),
                wrong("RMSprop: momentum must be in [0, 1), got 2.0.", () -> new RMSprop().momentum(2)),
                wrong("RMSprop: epsilon must be a positive number, got 0.0.", () -> new RMSprop().epsilon(0)),
                wrong("Adagrad: initialAccumulatorValue must be 0 or a positive number, got -1.0.",
                        () -> new Adagrad().initialAccumulatorValue(-1)),
                wrong("Adagrad: epsilon must be a positive number, got 0.0.", () -> new Adagrad().epsilon(0)),
                wrong("Adamax: beta1 must be in [0, 1), got 1.0.", () -> new Adamax().beta1(1)),
                wrong("Adamax: beta2 must be in [0, 1), got 1.0.", () -> new Adamax().beta2(1)),
                wrong("Adamax: epsilon must be a positive number, got 0.0.", () -> new Adamax().epsilon(0)),
                wrong("ScheduleFreeAdamW: beta1 must be in (0, 1), got 0.0.", () -> new ScheduleFreeAdamW().beta1(0)),
                wrong("ScheduleFreeAdamW: beta2 must be in [0, 1), got 1.0.", () -> new ScheduleFreeAdamW().beta2(1)),
                wrong("ScheduleFreeAdamW: epsilon must be a positive number, got 0.0.", () -> new ScheduleFreeAdamW().epsilon(0)),
                wrong("ScheduleFreeAdamW: warmupSteps must be 0 or more, got -1.", () -> new ScheduleFreeAdamW().warmupSteps(-1)),
                wrong("Nadam: beta1 must be in [0, 1), got 1.0.", () -> new Nadam().beta1(1)),
                wrong("Nadam: beta2 must be in [0, 1), got 1.0.", () -> new Nadam().beta2(1)),
                wrong("Nadam: epsilon must be a positive number, got 0.0.", () -> new Nadam().epsilon(0)),
                wrong("Lamb: beta1 must be in [0, 1), got 1.0.", () -> new Lamb().beta1(1)),
                wrong("Lamb: beta2 must be in [0, 1), got 1.0.", () -> new Lamb().beta2(1)),
                wrong("Lamb: epsilon must be a positive number, got 0.0.", () -> new Lamb().epsilon(0)),
                wrong("Lion: beta1 must be in (0, 1], got 0.0.", () -> new Lion().beta1(0)),
                wrong("Lion: beta2 must be in [0, 1), got 1.0.", () -> new Lion().beta2(1)),
                wrong("Ftrl: learningRatePower must be 0 or a negative number, got 0.5.", () -> new Ftrl().learningRatePower(0.5)),
                wrong("Ftrl: initialAccumulatorValue must be 0 or a positive number, got -1.0.",
                        () -> new Ftrl().initialAccumulatorValue(-1)),
                wrong("Ftrl: l1RegularizationStrength must be 0 or a positive number, got -1.0.",
                        () -> new Ftrl().l1RegularizationStrength(-1)),
                wrong("Ftrl: l2RegularizationStrength must be 0 or a positive number, got -1.0.",
                        () -> new Ftrl().l2RegularizationStrength(-1)),
                wrong("Ftrl: l2ShrinkageRegularizationStrength must be 0 or a positive number, got -1.0.",
                        () -> new Ftrl().l2ShrinkageRegularizationStrength(-1)),
                wrong("Ftrl: beta must be 0 or a positive number, got -1.0.", () -> new Ftrl().beta(-1)),
                wrong("Adafactor: beta2Decay must be 0 or a negative number, got 0.8.", () -> new Adafactor().beta2Decay(0.8)),
                wrong("Adafactor: epsilon1 must be 0 or a positive number, got -1.0.", () -> new Adafactor().epsilon1(-1)),
                wrong("Adafactor: epsilon2 must be 0 or a positive number, got -1.0.", () -> new Adafactor().epsilon2(-1)),
                wrong("Adafactor: clipThreshold must be a positive number, got 0.0.", () -> new Adafactor().clipThreshold(0)),
                wrong("Muon: adamBeta1 must be in [0, 1), got 1.0.", () -> new Muon().adamBeta1(1)),
                wrong("Muon: adamBeta2 must be in [0, 1), got 1.0.", () -> new Muon().adamBeta2(1)),
                wrong("Muon: adamWeightDecay must be 0 or a positive number, got -1.0.", () -> new Muon().adamWeightDecay(-1)),
                wrong("Muon: epsilon must be a positive number, got 0.0.", () -> new Muon().epsilon(0)),
                wrong("Muon: excludeLayers must be a regular expression, got \"[\". Unclosed character class at position 0.",
                        () -> new Muon().excludeLayers("[")),
                wrong("Muon: muonA must be a finite number, got NaN.", () -> new Muon().muonA(Double.NaN)),
                wrong("Muon: adamLrRatio must be 0 or a positive number, got -1.0.", () -> new Muon().adamLrRatio(-1)),
                wrong("Muon: momentum must be in [0, 1), got 1.0.", () -> new Muon().momentum(1)),
                wrong("Muon: nsSteps must be 0 or more, got -1.", () -> new Muon().nsSteps(-1)),
                wrong("Muon: rmsRate must be 0 or a positive number, got -1.0.", () -> new Muon().rmsRate(-1)),
                wrong("Adadelta: rho must be in [0, 1), got 1.0.", () -> new Adadelta().rho(1)),
                wrong("Adadelta: epsilon must be a positive number, got 0.0.", () -> new Adadelta().epsilon(0)));
    }

    private static Arguments wrong(String message, Supplier<Optimizer> code) {
        return Arguments.of(message, code);
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void rejectsNumbersOutOfRange(String message, Supplier<Optimizer> code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code::get).getMessage());
    }
}
