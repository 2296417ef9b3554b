package dev.corno.layers.activation;

import static dev.corno.Failures.assertFails;
import static dev.corno.activations.Activations.GLU;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.activations.Elu;
import dev.corno.activations.LeakyRelu;
import dev.corno.activations.Relu;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Activation;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.models.Sequential;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationLayersTest {

    @Test
    void layersPassTheirParametersOn() {
        assertEquals(new Relu(0.1, 6, 0.2), new ReLU(6).negativeSlope(0.1).threshold(0.2).activation());
        assertEquals(new LeakyRelu(0.3), new LeakyReLU().activation());
        assertEquals(new Elu(0.5), new ELU(0.5).activation());
    }

    @Test
    void reluWithoutParametersIsTheActivation() {
        assertEquals(new Relu(), new ReLU().activation());
        assertEquals(new ReLU(2), new ReLU().maxValue(2));
    }

    @Test
    void softmaxAxesAreReadFromBothEnds() {
        assertEquals(List.of(0, 2), new Softmax(-1, 1).positions(Shape.of(4, 5, 6)));
    }

    @Test
    void gluGatesTheFirstHalfByTheSecond() {
        var model = new Sequential(new Input(4), new Activation(GLU));
        Tensor y = model.predict(Tensor.of(new float[] {1, 2, 3, 4}, 1, 4));
        assertEquals(Shape.of(1, 2), y.shape());
        assertEquals(0.95257413, y.flatDouble(0), 1e-6);
        assertEquals(1.96402758, y.flatDouble(1), 1e-6);
    }

    @Test
    void gluHalvesWhatALayerGives() {
        assertEquals(Shape.of(5, 3), new Dense(6, GLU).outputShape(Shape.of(5, 2)));
        assertEquals(Shape.of(4, 5, 1), new Conv2D(2, 3, GLU).outputShape(Shape.of(6, 7, 3)));
    }

    @Test
    void gluRejectsAxesOfOddLength() {
        assertFails("Activation \"glu\": expects a last axis of even length, which glu halves, got 3.",
                () -> new Dense(3, GLU).outputShape(Shape.of(2)));
        assertFails("Dense \"d\": expects a last axis of even length, which glu halves, got 3.",
                () -> new Dense(3, GLU).name("d").apply(new Input(2).tensor()));
    }

    @Test
    void rejectsNegativeReluParameters() {
        assertFails("ReLU: maxValue, negativeSlope and threshold must be 0 or more, got -1.0, 0.0 and 0.0.", () -> new ReLU(-1));
    }

    @Test
    void rejectsNegativeSlopes() {
        assertFails("LeakyReLU: negativeSlope must be 0 or more, got -0.1.", () -> new LeakyReLU(-0.1));
    }

    @Test
    void rejectsAlphaThatIsNoNumber() {
        assertFails("ELU: alpha must be a finite number, got NaN.", () -> new ELU(Double.NaN));
    }

    @Test
    void rejectsSoftmaxOverTheBatch() {
        assertFails("Softmax: axis must name at least one axis and not 0, which is the batch axis, got [0].", () -> new Softmax(0));
        assertFails("Softmax: axis must name at least one axis and not 0, which is the batch axis, got [].",
                () -> new Softmax(new int[0]));
    }

    @Test
    void rejectsTheSameAxisTwice() {
        assertFails("Softmax: expects each axis once, got [1, -1] for (batch, 4).", () -> new Softmax(1, -1).outputShape(Shape.of(4)));
    }

    @Test
    void rejectsAxesBeyondTheInput() {
        assertFails("Softmax: expects inputs that have axis 2 besides the batch axis, got (batch, 4).",
                () -> new Softmax(2).outputShape(Shape.of(4)));
    }
}
