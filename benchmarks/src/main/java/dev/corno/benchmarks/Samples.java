package dev.corno.benchmarks;

import java.util.Random;

/**
 * A batch of made-up samples that can be learnt: noise around one pattern for each class. There is no meaning in where a number stands, so
 * that pictures are as good channels first as channels last.
 *
 * @param rows number of samples
 * @param x their numbers, in [-0.5, 0.5), {@code (rows, ...)}
 * @param labels class indices, {@code (rows)} or {@code (rows, steps)}
 * @param oneHot the same as ones among zeros, {@code (rows, classes)} or {@code (rows, steps, classes)}
 */
public record Samples(int rows, float[] x, int[] labels, float[] oneHot) {

    private static final float NOISE = 0.5f;
    private static final float MEAN = 0.5f;

    /**
     * {@return a batch}
     *
     * @param workload what it is for
     * @param rows number of samples
     * @param seed where the random numbers start; the patterns are the same for all
     */
    static Samples draw(Workload workload, int rows, long seed) {
        int count = rows * workload.labelsPerSample();
        int size = workload.sampleSize() / workload.labelsPerSample();
        float[] x = new float[count * size];
        int[] labels = new int[count];
        float[] oneHot = new float[count * workload.classes()];
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(workload.classes());
            oneHot[i * workload.classes() + labels[i]] = 1;
            Random pattern = new Random(labels[i] * 7919L);
            for (int j = 0; j < size; j++) {
                x[i * size + j] = (1 - NOISE) * pattern.nextFloat() + NOISE * random.nextFloat() - MEAN;
            }
        }
        return new Samples(rows, x, labels, oneHot);
    }
}
