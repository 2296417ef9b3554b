package dev.corno.backend.dl4j;

import static dev.corno.Failures.assertFails;
import static dev.corno.backend.dl4j.TinyNetworks.random;
import static dev.corno.backend.dl4j.TinyNetworks.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.activations.Activation;
import dev.corno.activations.ElementwiseActivation;
import dev.corno.backend.BackendException;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.CompiledNetwork;
import dev.corno.backend.Engine;
import dev.corno.graph.Layer;
import dev.corno.graph.Network;
import dev.corno.layers.core.Dense;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoweringErrorsTest {

    private record Unknown(String name) implements Layer {
        @Override
        public Unknown name(String value) {
            return new Unknown(value);
        }

        @Override
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }
    }

    private record Failing(String name) implements ElementwiseActivation {
        @Override
        public double value(double x) {
            throw new IllegalStateException("out of order");
        }

        @Override
        public double derivative(double x) {
            return 1;
        }
    }

    private record Formless(String name) implements Activation {
    }

    private static CompiledModel compile(Engine engine, Network network) {
        return new CompiledNetwork(network, Optional.empty(), 1, engine);
    }

    static Stream<Engine> engines() {
        return Stream.of(new PlanEngine(), new NdEngine(), new Dl4jEngine());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void saysWhatALayerWithoutMathsLacks(Engine engine) {
        CompiledModel model = compile(engine, row(Shape.of(4), new Unknown("mine")));

        assertEquals("Unknown: expects its class to say what it computes, got no method call. Override Layer.call(LayerCall).",
                rootOf(assertThrows(RuntimeException.class, () -> model.predict(List.of(random(1, 2, 4))))).getMessage());
    }

    private static Throwable rootOf(Throwable error) {
        return error.getCause() == null ? error : rootOf(error.getCause());
    }

    @Test
    void saysWhichLayerFailedOnWhichShapes() {
        CompiledModel model = compile(new Dl4jEngine(), failing());

        assertEquals("Layer \"hidden\": expects DL4J to run it forward on a batch of shape (2, 4), got"
                + " java.lang.IllegalStateException: out of order. The cause below says where.",
                assertThrows(BackendException.class, () -> model.predict(List.of(random(1, 2, 4)))).getMessage());
    }

    @Test
    void saysWhichLayerOfAPlanFailed() {
        CompiledModel model = compile(new PlanEngine(), failing());

        assertEquals("Layer \"hidden\": expects to compute \"activation\" for inputs of shapes [(2, 4)], got"
                + " java.lang.IllegalStateException: out of order. The cause below says where.",
                assertThrows(BackendException.class, () -> model.predict(List.of(random(1, 2, 4)))).getMessage());
    }

    @Test
    void saysWhichLayerOfNd4jsPlanFailed() {
        CompiledModel model = compile(new NdEngine(), failing());

        assertEquals("Layer \"hidden\": expects ND4J to compute it, got java.lang.IllegalStateException: out of order."
                + " The cause below says where.", assertThrows(BackendException.class, () -> model.predict(List.of(random(1, 2, 4))))
                .getMessage());
    }

    private static Network failing() {
        return row(Shape.of(4), new Dense(3).name("hidden").activation(new Failing("failing")));
    }

    @Test
    void rejectsSuchActivationsOfRecurrentLayersWhenCompiling() {
        Network network = row(Shape.of(2, 4), new Bidirectional(new LSTM(3).activation(new Formless("formless"))));

        assertFails("Activation \"formless\": expects an ElementwiseActivation or a RowwiseActivation, got"
                + " dev.corno.backend.dl4j.LoweringErrorsTest$Formless. Implement one of them.", () -> compile(new PlanEngine(), network));
    }

    // ND4J's plans are made for the first batch, and fail then.
    @ParameterizedTest
    @MethodSource("engines")
    void rejectsActivationsThatSayNotHowTheyWork(Engine engine) {
        Network network = row(Shape.of(4), new Dense(3, new Formless("formless")));

        assertFails("Activation \"formless\": expects an ElementwiseActivation or a RowwiseActivation, got"
                + " dev.corno.backend.dl4j.LoweringErrorsTest$Formless. Implement one of them.", () -> compile(engine, network).predict(List.of(random(1, 2, 4))));
    }
}
