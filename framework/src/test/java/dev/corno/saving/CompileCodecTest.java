package dev.corno.saving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.losses.Losses;
import dev.corno.metrics.Metrics;
import dev.corno.optimizers.SGD;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompileCodecTest {

    private static final CompileCodec CODEC = new CompileCodec(KerasObjects.standard());
    private static final List<String> TWO = List.of("price", "kind");
    private static final CompileConfig FOR_TWO = new CompileConfig(new SGD(0.5),
            List.of(Losses.MEAN_SQUARED_ERROR, Losses.MEAN_ABSOLUTE_ERROR), List.of(0.3, 1.2),
            List.of(List.of(Metrics.MAE), List.of(Metrics.ACCURACY)), List.of(List.of(), List.of()));

    @Test
    void readsBackWhatItWrote() {
        assertEquals(FOR_TWO, CODEC.read(CODEC.write(FOR_TWO), TWO, place()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'loss': ['mse', 'mae'], 'loss_weights': [0.3, 1.2], 'metrics': [['mae'], ['accuracy']]",
        "'loss': {'kind': 'mae', 'price': 'mse'}, 'loss_weights': {'price': 0.3, 'kind': 1.2}, 'metrics': ['mae', 'accuracy']",
        "'loss': ['mse', 'mae'], 'loss_weights': [0.3, 1.2], 'metrics': {'kind': ['accuracy'], 'price': 'mae'}"})
    void readsListsAndNames(String text) {
        assertEquals(FOR_TWO, read("'optimizer': " + KerasObjects.standard().toJson(new SGD(0.5)) + ", " + text, TWO));
    }

    @Test
    void readsShortNames() {
        assertEquals(new CompileConfig(new SGD(), List.of(Losses.MEAN_SQUARED_ERROR), List.of(1.0), List.of(List.of(Metrics.ACCURACY)),
                List.of(List.of())), read("'optimizer': 'sgd', 'loss': 'mse', 'metrics': ['accuracy']", List.of("y")));
    }

    @Test
    void aSingleLossIsForEveryOutput() {
        assertEquals(List.of(Losses.MEAN_SQUARED_ERROR, Losses.MEAN_SQUARED_ERROR),
                read("'optimizer': 'sgd', 'loss': 'mse'", TWO).losses());
    }

    @Test
    void outputsWithoutALossWeightCountOnce() {
        assertEquals(List.of(1.0, 0.5), read("'optimizer': 'sgd', 'loss': 'mse', 'loss_weights': {'kind': 0.5}", TWO).lossWeights());
    }

    @Test
    void rejectsTooFewLosses() {
        assertFails("load: config.json (at compile_config.loss) expects one entry for each of the outputs [price, kind], got [\"mse\"].",
                "'optimizer': 'sgd', 'loss': ['mse']");
    }

    @Test
    void rejectsOutputsWithoutALoss() {
        assertFails("load: config.json (at compile_config.loss[1]) is null, but an output without a loss is not supported.",
                "'optimizer': 'sgd', 'loss': ['mse', null]");
    }

    @Test
    void rejectsLossesOfOtherOutputs() {
        assertFails("load: config.json (at compile_config.loss) expects one entry for each of the outputs [price, kind], "
                + "got {\"price\":\"mse\",\"size\":\"mse\"}.", "'optimizer': 'sgd', 'loss': {'price': 'mse', 'size': 'mse'}");
    }

    @Test
    void rejectsMetricsOfOtherOutputs() {
        assertFails("load: config.json (at compile_config.metrics) expects names of the outputs [price, kind], got \"size\".",
                "'optimizer': 'sgd', 'loss': ['mse', 'mse'], 'metrics': {'size': 'mae'}");
    }

    @Test
    void rejectsUnknownLosses() {
        assertFails("load: config.json names loss class \"sharkfin\" (at compile_config.loss[1]), which is not registered. "
                + "Register it: KerasObjects.standard().with(...).", "'optimizer': 'sgd', 'loss': ['mse', 'sharkfin']");
    }

    @Test
    void rejectsUnknownKeys() {
        assertFails("load: config.json (at compile_config) has \"los\": 1, which is not supported.", "'los': 1");
    }

    @Test
    void rejectsLossWeightsThatAreNoNumbers() {
        assertFails("load: config.json (at compile_config.loss_weights[0]) expects a number, got \"a\".",
                "'optimizer': 'sgd', 'loss': ['mse', 'mse'], 'loss_weights': ['a', 1]");
    }

    private static Place place() {
        return new Place("config.json", "compile_config");
    }

    private static CompileConfig read(String text, List<String> outputs) {
        try {
            JsonNode json = new ObjectMapper().readTree(("{" + text + "}").replace('\'', '"'));
            return CODEC.read(json, outputs, place());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void assertFails(String message, String text) {
        assertEquals(message, assertThrows(ModelFormatException.class, () -> read(text, TWO)).getMessage());
    }
}
