package dev.corno.models;

import static dev.corno.activations.Activations.TANH;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.data.Batch;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SharedUseTest {

    private static final int THREADS = 8;
    private static final Tensor X = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

    @Test
    void manyThreadsMayPredictWithANewModelAtOnce() throws Exception {
        var model = new Sequential(new Input(3), new Dense(4, TANH), new Dense(2)).seed(1);

        assertEquals(Set.of(model.predict(X)), inThreads(i -> new Sequential(new Input(3), model).predict(X)));
        assertEquals(Set.of(model.predict(X)), inThreads(i -> model.predict(X)));
    }

    @Test
    void manyThreadsMayPredictWithAModelWithoutInput() throws Exception {
        var model = new Sequential(new Dense(4, TANH), new Dense(2)).seed(1);

        assertEquals(1, inThreads(i -> model.predict(X)).size());
    }

    @Test
    void parallelStreamsMayPredictWithARecurrentModel() {
        var model = new Sequential(new Input(6, 4), new LSTM(16), new Dense(2)).seed(1);
        Tensor x = Tensor.full(0.5f, 64, 6, 4);
        Tensor expected = model.predictOnBatch(x);

        assertTrue(IntStream.range(0, 300).parallel().allMatch(i -> model.predictOnBatch(x).equals(expected)));
    }

    @Test
    void modelsThatShareWeightsWaitForOneAnother() throws Exception {
        var x = new Input(3).tensor();
        var code = new Dense(2, TANH).apply(x);
        var models = List.of(new Model(x, code), new Model(x, new Dense(3).apply(code)));
        models.get(1).compile(new SGD(0.01), MEAN_SQUARED_ERROR);

        inThreads(i -> i == 0 ? models.get(1).trainOnBatch(new Batch(List.of(X), List.of(X), List.of()))
                : models.get(i % 2).predict(X));

        assertEquals(models.get(1).weights().get("dense/kernel"), models.get(0).weights().get("dense/kernel"));
    }

    private interface Work {

        Object of(int thread) throws Exception;
    }

    private static Set<Object> inThreads(Work work) throws Exception {
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Object>> calls = IntStream.range(0, THREADS * 4).<Callable<Object>>mapToObj(i -> () -> work.of(i % THREADS))
                    .collect(Collectors.toList());
            List<Object> results = new ArrayList<>();
            for (Future<Object> result : pool.invokeAll(calls)) {
                results.add(result.get());
            }
            return Set.copyOf(results);
        } finally {
            pool.shutdownNow();
        }
    }
}
