package dev.corno.models;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.data.Batch;
import dev.corno.layers.Padding;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.losses.Losses;
import dev.corno.metrics.Metrics;
import dev.corno.optimizers.Adam;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs models for a long time: memory must not grow. Takes minutes, so only where its tag is not excluded; needs Linux. */
@Tag("soak")
class SoakTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int STEPS_PER_ROUND = 100;
    private static final int BATCH_SIZE = 8;
    private static final double LARGEST_GROWTH = 1.05;

    /** Dead objects that the collector leaves where moving the others would not pay, and what the compiler takes for a while. */
    private static final double SLACK_MIB = 12;

    private static Model model() {
        Sequential model = new Sequential(new Input(8, 8, 3), new Conv2D(8, 3).padding(Padding.SAME).useBias(false),
                new BatchNormalization(), new ReLU(), new MaxPooling2D(), new Dropout(0.25), new Flatten(), new Dense(16, RELU),
                new Dropout(0.5), new Dense(4, SOFTMAX)).seed(1);
        model.compile(new Adam(1e-4), Losses.SPARSE_CATEGORICAL_CROSSENTROPY, Metrics.ACCURACY);
        return model;
    }

    private static Tensor pictures(int count) {
        Random random = new Random(2);
        byte[] numbers = new byte[count * 8 * 8 * 3];
        random.nextBytes(numbers);
        return Tensor.of(numbers, count, 8, 8, 3);
    }

    private static Tensor labels(int count) {
        return Tensor.of(new Random(3).ints(count, 0, 4).toArray(), count);
    }

    @Test
    void memoryStaysFlatOverAHundredThousandSteps() throws IOException {
        // The last batch of an epoch is smaller than the others.
        int samples = BATCH_SIZE * STEPS_PER_ROUND - 3;
        Model model = model();
        Tensor x = pictures(samples);
        Tensor y = labels(samples);
        Fit epoch = Fit.epochs(1).batchSize(BATCH_SIZE).verbose(Verbosity.SILENT);
        assertFlat(200, 1000, round -> {
            model.fit(x, y, epoch);
            model.evaluate(x.slice(0, 20 + round % 50), y.slice(0, 20 + round % 50));
            model.predict(x.slice(0, 1 + round % 10));
        });
    }

    @Test
    void plansThatAreMadeAndDroppedLeaveNothing() throws IOException {
        Model model = model();
        Tensor x = pictures(32);
        Tensor y = labels(32);
        assertFlat(5000, 10_000, round -> {
            model.predictOnBatch(x.slice(0, 1 + round % 32));
            model.trainOnBatch(Batch.of(x.slice(0, 1 + round % 31), y.slice(0, 1 + round % 31)));
        });
    }

    private static void assertFlat(int first, int last, IntConsumer work) throws IOException {
        Assumptions.assumeTrue(Files.exists(STATUS), "the size of the process is read from Linux's /proc");
        Footprint before = null;
        for (int round = 1; round <= last; round++) {
            work.accept(round);
            if (round == first) {
                before = Footprint.now();
            }
        }
        Footprint after = Footprint.now();
        System.out.println("Round " + first + ": " + before + ", round " + last + ": " + after);
        assertTrue(after.heapMib() < before.heapMib() * LARGEST_GROWTH + SLACK_MIB, before + " before, " + after + " after");
        assertTrue(after.residentMib() < before.residentMib() * LARGEST_GROWTH + SLACK_MIB, before + " before, " + after + " after");
    }

    /** What the Java heap holds after a collection, and what the process takes. */
    private record Footprint(double heapMib, double residentMib) {

        static Footprint now() throws IOException {
            double heap = Double.POSITIVE_INFINITY;
            // What waits to be freed outside the heap stays in the heap meanwhile.
            for (int i = 0; i < 20; i++) {
                System.gc();
                heap = Math.min(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20));
            }
            String kib = Files.readAllLines(STATUS).stream().filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow()
                    .replaceAll("[^0-9]", "");
            return new Footprint(heap, Integer.parseInt(kib) / 1024.0);
        }
    }
}
