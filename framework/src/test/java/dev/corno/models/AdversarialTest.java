package dev.corno.models;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SIGMOID;
import static dev.corno.losses.Losses.BINARY_CROSSENTROPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.corno.backend.StepResult;
import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.optimizers.Adam;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.History;
import dev.corno.training.Verbosity;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two models that share layers, one of which stays as it is while the other learns: a small generative adversarial network. */
class AdversarialTest {

    private static final int BATCH = 32;
    private static final double MEAN = 3;

    private final Random random = new Random(1);
    private final Sequential generator = new Sequential(new Input(2), new Dense(8, RELU), new Dense(1)).name("generator").seed(3);
    private final Sequential discriminator = new Sequential(new Input(1), new Dense(12, RELU), new Dense(1, SIGMOID))
            .name("discriminator").seed(4);
    private final Sequential combined = new Sequential(generator, discriminator);

    AdversarialTest() {
        discriminator.compile(new Adam(0.01).beta1(0.5), BINARY_CROSSENTROPY);
        combined.compile(new Adam(0.01).beta1(0.5), BINARY_CROSSENTROPY);
    }

    private Tensor noise() {
        return normal(BATCH, 2, 0, 1);
    }

    private Tensor normal(int rows, int columns, double mean, double deviation) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return Tensor.of(values, rows, columns);
    }

    private double trainDiscriminator() {
        discriminator.unfreeze();
        double onReal = trainDiscriminator(normal(BATCH, 1, MEAN, 0.5), 1);
        double onFakes = trainDiscriminator(generator.predictOnBatch(noise()), 0);
        return (onReal + onFakes) / 2;
    }

    private double trainDiscriminator(Tensor numbers, float areReal) {
        return discriminator.trainOnBatch(Batch.of(numbers, Tensor.full(areReal, BATCH, 1))).get("loss").getAsDouble();
    }

    private Batch wishes() {
        return Batch.of(noise(), Tensor.full(1, BATCH, 1));
    }

    private double meanOfFakes() {
        Tensor fakes = generator.predict(normal(512, 2, 0, 1));
        double sum = 0;
        for (int i = 0; i < fakes.size(); i++) {
            sum += fakes.flat(i);
        }
        return sum / fakes.size();
    }

    @Test
    void whatIsFrozenStaysWhileTheRestLearns() {
        trainDiscriminator();
        discriminator.freeze();
        Map<String, Tensor> judge = discriminator.weights();
        Map<String, Tensor> artist = generator.weights();
        combined.trainOnBatch(wishes());
        assertEquals(judge, discriminator.weights());
        assertNotEquals(artist, generator.weights());

        artist = generator.weights();
        trainDiscriminator();
        assertNotEquals(judge, discriminator.weights());
        assertEquals(artist, generator.weights());
    }

    @Test
    void theGeneratorLearnsTheMean() {
        for (int step = 0; step < 600; step++) {
            trainDiscriminator();
            discriminator.freeze();
            combined.trainOnBatch(wishes());
        }
        assertEquals(MEAN, meanOfFakes(), 0.6);
    }

    @Test
    void fitTrainsBothInAStepOfItsOwn() {
        combined.trainStep((batch, step) -> {
            double loss = trainDiscriminator();
            discriminator.freeze();
            StepResult result = step.trainStep(batch);
            return result.with("discriminator_loss", loss);
        });
        Dataset endless = Dataset.generate(() -> Stream.generate(this::wishes).iterator());
        History history = combined.fit(endless, Fit.epochs(3).stepsPerEpoch(200).verbose(Verbosity.SILENT));
        assertEquals(3, history.get("discriminator_loss").size());
        assertEquals(MEAN, meanOfFakes(), 0.6);
    }
}
