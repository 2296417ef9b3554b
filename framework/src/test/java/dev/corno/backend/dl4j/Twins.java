package dev.corno.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.backend.CompiledModel;
import dev.corno.backend.CompiledNetwork;
import dev.corno.backend.Engine;
import dev.corno.backend.StepResult;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.LayerState;
import dev.corno.graph.Network;
import dev.corno.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The same network with the same weights twice: once run by step plans, once by DL4J's own execution of its graph. */
final class Twins implements AutoCloseable {

    /** Sums of float32 numbers in another order: relative, and absolute below 1. */
    static final double FLOAT_TOLERANCE = 1e-5;

    /** The same after ten updates. */
    static final double TRAINED_TOLERANCE = 1e-4;

    private static final long SEED = 7;

    private final Network planned;
    private final Network reference;
    private final CompiledModel plan;
    private final CompiledModel dl4j;

    Twins(Supplier<Network> network, TrainingSpec training) {
        planned = network.get();
        reference = network.get();
        plan = compile(planned, training, new PlanEngine());
        dl4j = compile(reference, training, new Dl4jEngine());
        assertSameWeights(0);
    }

    private static CompiledModel compile(Network network, TrainingSpec training, Engine engine) {
        return new CompiledNetwork(network, Optional.of(training), SEED, engine);
    }

    CompiledModel plan() {
        return plan;
    }

    List<Network> networks() {
        return List.of(planned, reference);
    }

    void assertSamePredictions(List<Tensor> x) {
        assertClose("predictions", dl4j.predict(x), plan.predict(x), FLOAT_TOLERANCE);
    }

    void assertSameGradients(List<Tensor> x, List<Tensor> outputGradients, boolean isTraining) {
        CompiledModel.Gradients expected = dl4j.gradients(x, outputGradients, isTraining);
        CompiledModel.Gradients got = plan.gradients(x, outputGradients, isTraining);
        assertClose("outputs", expected.outputs(), got.outputs(), FLOAT_TOLERANCE);
        assertClose("gradients of inputs", expected.inputs(), got.inputs(), FLOAT_TOLERANCE);
        assertClose("gradients of weights", expected.weights(), got.weights(), FLOAT_TOLERANCE);
    }

    void assertSameTraining(Batch batch, int steps) {
        for (int step = 0; step < steps; step++) {
            StepResult expected = dl4j.trainStep(batch);
            StepResult got = plan.trainStep(batch);
            assertClose("loss of step " + step, expected.loss(), got.loss(), TRAINED_TOLERANCE);
            assertClose("outputs of step " + step, expected.outputs(), got.outputs(), TRAINED_TOLERANCE);
        }
        assertSameWeights(TRAINED_TOLERANCE);
        assertClose("loss afterwards", dl4j.testStep(batch).loss(), plan.testStep(batch).loss(), TRAINED_TOLERANCE);
    }

    private void assertSameWeights(double tolerance) {
        for (int i = 0; i < planned.layers().size(); i++) {
            if (!planned.layers().get(i).isInput()) {
                LayerState expected = reference.layers().get(i).state();
                assertClose("weights of " + planned.layers().get(i).name(), expected.values(),
                        planned.layers().get(i).state().values(), tolerance);
            }
        }
    }

    static void assertClose(String what, Map<String, Tensor> expected, Map<String, Tensor> got, double tolerance) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(got.keySet()), what);
        expected.forEach((name, tensor) -> assertClose(what + ", " + name, tensor, got.get(name), tolerance));
    }

    static void assertClose(String what, List<Tensor> expected, List<Tensor> got, double tolerance) {
        assertEquals(expected.size(), got.size(), what);
        for (int i = 0; i < expected.size(); i++) {
            assertClose(what + " " + i, expected.get(i), got.get(i), tolerance);
        }
    }

    static void assertClose(String what, Tensor expected, Tensor got, double tolerance) {
        assertEquals(expected.shape(), got.shape(), what);
        for (int i = 0; i < expected.size(); i++) {
            assertClose(what + "[" + i + "]", expected.flatDouble(i), got.flatDouble(i), tolerance);
        }
    }

    private static void assertClose(String what, double expected, double got, double tolerance) {
        assertEquals(expected, got, tolerance * (1 + Math.abs(expected)), what);
    }

    @Override
    public void close() {
        plan.close();
        dl4j.close();
    }
}
