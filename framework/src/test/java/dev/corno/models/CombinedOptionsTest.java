package dev.corno.models;

import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.corno.metrics.Metrics.ACCURACY;
import static dev.corno.metrics.Metrics.MAE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.data.Dataset;
import dev.corno.initializers.Initializers;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.History;
import dev.corno.training.Verbosity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Options of training together, with a last batch that is smaller than the others; the numbers are Keras's. */
class CombinedOptionsTest {

    private static final double FLOAT_TOLERANCE = 2e-6;

    private static final Tensor X = Tensor.of(new float[] {1, 2, 3, -1, 0.5f}, 5, 1);
    private static final Tensor PRICES = X.times(2);
    private static final Tensor KINDS = Tensor.of(new int[] {0, 1, 1, 0, 1}, 5);
    private static final Tensor WEIGHTS = Tensor.of(new float[] {1, 0, 2, 1, 0.5f}, 5);

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of(new SGD(0.1).gradientAccumulationSteps(2), 1.7053124904632568, 0.46937498450279236, 0.40725773572921753),
                Arguments.of(new SGD(0.1).useEma(true).emaMomentum(0.5).emaOverwriteFrequency(2), 1.7495269775390625, 0.5505239963531494,
                        0.5774692296981812),
                Arguments.of(new SGD(0.1).useEma(true).emaMomentum(0.5), 1.8264329433441162, 0.4353709816932678, 0.1972161829471588),
                Arguments.of(new SGD(0.1).gradientAccumulationSteps(2).useEma(true).emaMomentum(0.5).emaOverwriteFrequency(3),
                        1.6121485233306885, 0.4849218726158142, 0.40675821900367737));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void averagesAndGatheredGradientsGoOnOverTheLastBatch(Optimizer optimizer, double kernel, double bias, double lastLoss) {
        var model = new Sequential(new Input(1), new Dense(1).kernelInitializer(Initializers.ZEROS));
        model.compile(optimizer, MEAN_SQUARED_ERROR);
        History history = model.fit(X, PRICES, inOrder());

        assertEquals(kernel, model.weights().get("dense/kernel").flat(0), FLOAT_TOLERANCE);
        assertEquals(bias, model.weights().get("dense/bias").flat(0), FLOAT_TOLERANCE);
        assertEquals(lastLoss, history.get("loss").get(1), FLOAT_TOLERANCE);
    }

    private static Fit inOrder() {
        return Fit.epochs(2).batchSize(2).shuffle(false).verbose(Verbosity.SILENT);
    }

    @Test
    void severalOutputsWeighSamplesAndClassesAndAreValidatedWithWeights() {
        Tensor toValidate = WEIGHTS.slice(0, 3);
        Dataset validation = Dataset.of(List.of(X.slice(0, 3)), List.of(PRICES.slice(0, 3), KINDS.slice(0, 3))).batchSize(2)
                .sampleWeight(toValidate, Tensor.of(new float[] {2, 1, 0}, 3));
        History history = twoOutputs().fit(List.of(X), List.of(PRICES, KINDS), inOrder().sampleWeight(WEIGHTS, WEIGHTS)
                .classWeight("kind", Map.of(1, 3.0)).validationData(validation));

        assertLast(history, "loss", 1.3778750896453857);
        assertLast(history, "kind_loss", 0.680223286151886);
        assertLast(history, "price_loss", 0.034856997430324554);
        assertLast(history, "price_mae", 0.18046267330646515);
        assertLast(history, "price_weighted_mae", 0.1542016565799713);
        assertLast(history, "kind_weighted_accuracy", 0.8947368264198303);
        assertLast(history, "val_loss", 3.6084134578704834);
        assertLast(history, "val_kind_loss", 1.8022087812423706);
        assertLast(history, "val_price_weighted_mae", 0.05674489215016365);
        assertLast(history, "val_kind_weighted_accuracy", 0.3333333432674408);
    }

    private static Model twoOutputs() {
        var x = new Input(1).tensor();
        var model = new Model(List.of(x), List.of(new Dense(1).kernelInitializer(Initializers.ONES).name("price").apply(x),
                new Dense(2, SOFTMAX).kernelInitializer(Initializers.ONES).name("kind").apply(x)));
        model.compile(Compile.with(new SGD(0.1)).loss("price", MEAN_SQUARED_ERROR, 0.5).loss("kind", SPARSE_CATEGORICAL_CROSSENTROPY, 2)
                .metrics("price", MAE).metrics("kind", ACCURACY).weightedMetrics("price", MAE).weightedMetrics("kind", ACCURACY));
        return model;
    }

    private static void assertLast(History history, String name, double expected) {
        assertEquals(expected, history.get(name).get(1), FLOAT_TOLERANCE, name);
    }
}
