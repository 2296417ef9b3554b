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

/**
 * The same network with the same weights more than once: run by step plans over oneDNN and over ND4J, and by DL4J's own execution of
 * its graph.
 */
final class Twins implements AutoCloseable {

    /** Sums of float32 numbers in another order: relative, and absolute below 1. */
    static final double FLOAT_TOLERANCE = 1e-5;

    /** The same after ten updates. */
    static final double TRAINED_TOLERANCE = 1e-4;

    private static final long SEED = 7;

    private final Network planned;
    private final Network reference;
    private final CompiledModel plan;
    private final Network other;
    private final CompiledModel nd4j;
    private final CompiledModel dl4j;

    Twins(Supplier<Network> network, TrainingSpec training) {
        planned = network.get();
        reference = network.get();
        plan = compile(planned, training, new PlanEngine());
        other = network.get();
        nd4j = compile(other, training, new NdEngine());
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
        return List.of(planned, other, reference);
    }

    void assertSamePredictions(List<Tensor> x) {
        List<Tensor> expected = dl4j.predict(x);
        assertClose("predictions", expected, plan.predict(x), FLOAT_TOLERANCE);
        assertClose("predictions of ND4J's plan", expected, nd4j.predict(x), FLOAT_TOLERANCE);
    }

    void assertSameGradients(List<Tensor> x, List<Tensor> outputGradients, boolean isTraining) {
        CompiledModel.Gradients expected = dl4j.gradients(x, outputGradients, isTraining);
        assertSameGradients("oneDNN", expected, plan.gradients(x, outputGradients, isTraining));
        assertSameGradients("ND4J", expected, nd4j.gradients(x, outputGradients, isTraining));
    }

    private static void assertSameGradients(String plan, CompiledModel.Gradients expected, CompiledModel.Gradients got) {
        assertClose("outputs of " + plan, expected.outputs(), got.outputs(), FLOAT_TOLERANCE);
        assertClose("gradients of inputs of " + plan, expected.inputs(), got.inputs(), FLOAT_TOLERANCE);
        assertClose("gradients of weights of " + plan, expected.weights(), got.weights(), FLOAT_TOLERANCE);
    }

    void assertSameTraining(Batch batch, int steps) {
        for (int step = 0; step < steps; step++) {
            StepResult expected = dl4j.trainStep(batch);
            for (CompiledModel model : List.of(plan, nd4j)) {
                StepResult got = model.trainStep(batch);
                assertClose("loss of step " + step, expected.loss(), got.loss(), TRAINED_TOLERANCE);
                assertClose("outputs of step " + step, expected.outputs(), got.outputs(), TRAINED_TOLERANCE);
            }
        }
        assertSameWeights(TRAINED_TOLERANCE);
        double loss = dl4j.testStep(batch).loss();
        assertClose("loss afterwards", loss, plan.testStep(batch).loss(), TRAINED_TOLERANCE);
        assertClose("loss of ND4J's plan afterwards", loss, nd4j.testStep(batch).loss(), TRAINED_TOLERANCE);
    }

    private void assertSameWeights(double tolerance) {
        for (int i = 0; i < planned.layers().size(); i++) {
            if (!planned.layers().get(i).isInput()) {
                LayerState expected = reference.layers().get(i).state();
                for (Network network : List.of(planned, other)) {
                    assertClose("weights of " + network.layers().get(i).name(), expected.values(),
                            network.layers().get(i).state().values(), tolerance);
                }
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
        nd4j.close();
        dl4j.close();
    }
}
