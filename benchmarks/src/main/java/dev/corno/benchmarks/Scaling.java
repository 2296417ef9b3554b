package dev.corno.benchmarks;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.layers.Padding.SAME;
import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.corno.data.Batch;
import dev.corno.graph.Layer;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Prints how the time of Corno's training step and prediction grows with batch, width and depth, and what the machine can do at most:
 * the largest matrix product and the copying of memory. Threads are those of the environment ({@code OMP_NUM_THREADS}).
 */
public final class Scaling {

    private static final int CLASSES = 10;
    private static final double WARMING_SECONDS = 0.4;
    private static final double MEASURING_SECONDS = 0.4;
    private static final double NANOS = 1e9;

    private Scaling() {
    }

    /**
     * Measures and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("| network | batch | train ms | predict ms | train GFLOP/s | predict GFLOP/s |\n| --- | --- | --- | --- | --- | --- |");
        for (int batch : new int[] {1, 8, 32, 128, 512}) {
            row("dense 512-512-512-10", new int[] {512}, dense(512, 2), batch);
        }
        for (int width : new int[] {64, 256, 1024, 2048}) {
            row("dense " + width + "-" + width + "-" + width + "-10", new int[] {width}, dense(width, 2), 128);
        }
        for (int depth : new int[] {1, 4, 16, 64}) {
            row(depth + " dense of 256", new int[] {256}, dense(256, depth), 128);
        }
        for (int batch : new int[] {1, 8, 32, 128}) {
            row("4 convolutions 3x3 of 32, 32x32 pixels", new int[] {32, 32, 32}, convolutions(32, 4), batch);
        }
        for (int filters : new int[] {8, 16, 64, 128}) {
            row("4 convolutions 3x3 of " + filters + ", 32x32 pixels", new int[] {32, 32, filters}, convolutions(filters, 4), 32);
        }
        row("one product of 2048", new int[] {2048}, List.of(new Dense(2048).useBias(false), new Dense(CLASSES, SOFTMAX)), 2048);
        System.out.printf(Locale.ROOT, "%nCopying 256 MB on one thread: %.1f GB/s read and written.%n", copying());
    }

    private static List<Layer> dense(int width, int depth) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            layers.add(new Dense(width, RELU));
        }
        layers.add(new Dense(CLASSES, SOFTMAX));
        return layers;
    }

    private static List<Layer> convolutions(int filters, int depth) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            layers.add(new Conv2D(filters, 3, RELU).padding(SAME));
        }
        layers.add(new Flatten());
        layers.add(new Dense(CLASSES, SOFTMAX));
        return layers;
    }

    private static void row(String name, int[] shape, List<Layer> layers, int batch) {
        Sequential model = new Sequential(new Input(shape));
        layers.forEach(model::add);
        model.compile(new SGD(1e-3), SPARSE_CATEGORICAL_CROSSENTROPY);
        int[] dims = new int[shape.length + 1];
        dims[0] = batch;
        System.arraycopy(shape, 0, dims, 1, shape.length);
        float[] numbers = new float[Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        Random random = new Random(1);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat();
        }
        Tensor x = Tensor.of(numbers, dims);
        Batch samples = new Batch(List.of(x), List.of(Tensor.of(new int[batch], batch)), List.of());
        double train = median(() -> model.trainOnBatch(samples));
        double predict = median(() -> model.predictOnBatch(x));
        double operations = 2.0 * batch * model.network().nodes().stream()
                .mapToLong(node -> node.layer().multiplyAccumulates(node.inputShapes())).sum();
        System.out.printf(Locale.ROOT, "| %s | %d | %.3f | %.3f | %.0f | %.0f |%n", name, batch, train * 1e3, predict * 1e3,
                3 * operations / train / NANOS, operations / predict / NANOS);
    }

    private static double copying() {
        int count = 32 << 20;
        float[] from = new float[count];
        float[] to = new float[count];
        double seconds = median(() -> System.arraycopy(from, 0, to, 0, count));
        return 2.0 * count * Float.BYTES / seconds / NANOS;
    }

    /** {@return seconds} */
    private static double median(Runnable work) {
        run(work, WARMING_SECONDS);
        return run(work, MEASURING_SECONDS);
    }

    private static double run(Runnable work, double seconds) {
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.size() < 3 || System.nanoTime() - begin < seconds * NANOS) {
            long start = System.nanoTime();
            work.run();
            times.add((System.nanoTime() - start) / NANOS);
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }
}
