package dev.corno.models;

import static dev.corno.activations.Activations.TANH;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that are used in several places, and models that are made of parts of one another. */
class SharingTest {

    private static final Fit ONCE = Fit.epochs(1).verbose(Verbosity.SILENT);

    private static Tensor ramp(int... shape) {
        float[] numbers = new float[(int) Shape.of(shape).size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(i * 0.7);
        }
        return Tensor.of(numbers, shape);
    }

    @Test
    void aConvolutionSeesPicturesOfTwoSizes(@TempDir Path folder) {
        var eye = new Conv2D(3, 2, TANH);
        var pool = new GlobalAveragePooling2D();
        var large = new Input(5, 6, 2).tensor();
        var small = new Input(3, 3, 2).tensor();
        var seen = pool.apply(eye.apply(small));
        var model = new Model(List.of(large, small), List.of(new Concatenate().apply(pool.apply(eye.apply(large)), seen))).seed(1);
        var x = List.of(ramp(2, 5, 6, 2), ramp(2, 3, 3, 2));
        var alone = new Model(small, seen);
        model.save(folder.resolve("m.keras"));

        assertEquals(2 * 2 * 2 * 3 + 3, model.parameters());
        assertEquals(alone.predict(x.get(1)).at(1, 2), model.predict(x).get(0).at(1, 5), 1e-6f);
        assertEquals(model.predict(x), Model.load(folder.resolve("m.keras")).predict(x));
    }

    @Test
    void aReaderOfTwoLengthsLearnsFromBoth() {
        var reader = new LSTM(3);
        var a = new Input(4, 2).tensor();
        var b = new Input(7, 2).tensor();
        var ofA = reader.apply(a);
        var ofB = reader.apply(b);
        var model = new Model(List.of(a, b), List.of(new Add().apply(ofA, ofB))).seed(1);
        var x = List.of(ramp(2, 4, 2), ramp(2, 7, 2));
        Tensor ones = Tensor.full(1, 2, 3);
        var first = new Model(a, ofA);
        var second = new Model(b, ofB);
        var sum = model.gradients(x, List.of(ones)).weights().get("lstm/kernel").toFloatArray();
        var ofFirst = first.gradients(List.of(x.get(0)), List.of(ones)).weights().get("lstm/kernel").toFloatArray();
        var ofSecond = second.gradients(List.of(x.get(1)), List.of(ones)).weights().get("lstm/kernel").toFloatArray();
        for (int i = 0; i < sum.length; i++) {
            ofFirst[i] += ofSecond[i];
        }

        assertArrayEquals(ofFirst, sum, 1e-5f);
    }

    @Test
    void aModelOfALayersOutputSharesWhatIsLearned() {
        var model = new Sequential(new Input(4), new Dense(3, TANH).name("features"), new Dense(2)).seed(1);
        var features = new Model(model.inputs(), List.of(model.layer("features").output()));
        Tensor x = ramp(5, 4);
        Tensor before = features.predict(x);
        model.compile(new SGD(0.5), MEAN_SQUARED_ERROR);
        model.fit(x, ramp(5, 2), ONCE);

        assertEquals(Shape.of(5, 3), before.shape());
        assertNotEquals(before, features.predict(x));
        assertEquals(model.weights().get("features/kernel"), features.weights().get("features/kernel"));
    }

    @Test
    void severalLayersOutputsAreGivenAtOnce() {
        var model = new Sequential(new Input(4), new Dense(3, TANH).name("first"), new Dense(2, TANH).name("second"), new Dense(1)).seed(1);
        var inside = new Model(model.inputs(), List.of(model.layer("second").output(), model.layer("first").output(), model.outputs().get(0)));
        Tensor x = ramp(5, 4);

        assertEquals(List.of(Shape.of(5, 2), Shape.of(5, 3), Shape.of(5, 1)), inside.predict(List.of(x)).stream().map(Tensor::shape).toList());
        assertEquals(model.predict(x), inside.predict(List.of(x)).get(2));
    }

    @Test
    void outputsInsideOfANestedModelCanBeTaken() {
        var tower = new Sequential(new Input(4), new Dense(3, TANH).name("code"), new Dense(2)).name("tower");
        var model = new Sequential(new Input(4), tower, new Dense(1)).seed(1);
        var code = new Model(model.inputs(), List.of(model.layer("tower/code").output()));
        Tensor x = ramp(5, 4);

        assertEquals(new Model(tower.inputs(), List.of(tower.layer("code").output())).predict(x), code.predict(x));
    }

    @Test
    void anAutoencodersHalvesTrainWithTheWhole() {
        var encoder = new Sequential(new Input(4), new Dense(2, TANH)).name("encoder");
        var decoder = new Sequential(new Input(2), new Dense(4)).name("decoder");
        var whole = new Sequential(new Input(4), encoder, decoder).seed(1);
        Tensor x = ramp(6, 4);
        whole.compile(new SGD(0.3), MEAN_SQUARED_ERROR);
        whole.fit(x, x, ONCE);

        assertEquals(whole.predict(x), decoder.predict(encoder.predict(x)));
    }
}
