package dev.corno.layers.preprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.corno.data.Batch;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Identity;
import dev.corno.layers.core.Input;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.losses.Losses;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Preprocessing layers as part of a model do what they do in a data set. */
class InModelTest {

    private static final Tensor PICTURES = pictures();

    private static Tensor pictures() {
        Random random = new Random(3);
        float[] values = new float[4 * 6 * 6 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 255;
        }
        return Tensor.of(values, 4, 6, 6, 3);
    }

    @Test
    void predictionScalesAndResizes() {
        Resizing resizing = new Resizing(4, 9);
        Sequential model = new Sequential(new Input(6, 6, 3), new Rescaling(1 / 255.0), resizing);

        Tensor expected = resizing.call(new Rescaling(1 / 255.0).call(PICTURES));
        Tensor got = model.predict(PICTURES);

        assertEquals(expected.shape(), got.shape());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.flat(i), got.flat(i), 1e-5);
        }
    }

    @Test
    void augmentationChangesNothingInPrediction() {
        Sequential model = new Sequential(new Input(6, 6, 3), new RandomFlip(), new RandomZoom(new Range(-0.5, 0.5)), new Identity());

        assertEquals(PICTURES, model.predict(PICTURES));
    }

    @Test
    void augmentationIsNewInEachStepOfTrainingAndTheSameForTheSameSeed() {
        assertEquals(outputs(1), outputs(1));
        assertNotEquals(outputs(1), outputs(2));
        assertNotEquals(outputs(1).get(0), outputs(1).get(1));
    }

    private static List<Tensor> outputs(long seed) {
        Sequential model = new Sequential(new Input(6, 6, 3), new RandomTranslation(0.5, 0.5));
        model.seed(seed).compile(new SGD(0.1), Losses.MEAN_SQUARED_ERROR);
        Tensor first = model.gradients(List.of(PICTURES), List.of(PICTURES), true).outputs().get(0);
        model.trainOnBatch(Batch.of(PICTURES, PICTURES));
        return List.of(first, model.gradients(List.of(PICTURES), List.of(PICTURES), true).outputs().get(0));
    }

    @Test
    void whatComesAfterwardsLearns() {
        Sequential model = new Sequential(new Input(6, 6, 3), new Rescaling(1 / 255.0), new RandomFlip(), new Flatten(), new Dense(1));
        model.seed(1).compile(new SGD(0.01), Losses.MEAN_SQUARED_ERROR);
        Tensor y = Tensor.full(1, 4, 1);
        double before = model.evaluate(PICTURES, y).loss();

        model.fit(PICTURES, y, Fit.epochs(20).verbose(Verbosity.SILENT));

        assertEquals(0, model.evaluate(PICTURES, y).loss(), before / 10);
    }
}
