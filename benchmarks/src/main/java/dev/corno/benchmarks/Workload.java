package dev.corno.benchmarks;

import static dev.corno.benchmarks.Measure.predict;
import static dev.corno.benchmarks.Measure.train;
import static dev.corno.benchmarks.Measure.whole;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Something to measure: a network, its data, and what is wanted of it. */
public enum Workload {
    /** The perceptron 784-16-16-10. */
    MLP_SMALL(Networks::smallPerceptron, Learning.SGD, 10, new int[] {784},
            train(64, 0.8, 0.05), predict(1, 0.6, 0.2), predict(64, 0.6, 0.2)),
    /** The perceptron 784-512-512-10. */
    MLP_LARGE(Networks::largePerceptron, Learning.ADAM, 10, new int[] {784}, train(128, 0.8, 0.25), predict(128, 0.8, 0.25)),
    /** The zoo's convolutional network for CIFAR-10. */
    CIFAR_CONVNET(Networks::cifarConvNet, Learning.ADAM, 10, new int[] {32, 32, 3}, train(32, 0.67, 0.06), predict(32, 0.67, 0.06)),
    /** LeNet-5. */
    LENET5(Networks::leNet5, Learning.MOMENTUM, 10, new int[] {28, 28, 1},
            train(64, 0.67, 0.1), predict(64, 0.6, 0.1), predict(1, 0.5, 0.1)),
    /** ResNet-50 on 224x224 pictures. */
    RESNET50(Networks::resNet50, Learning.MOMENTUM, 1000, new int[] {224, 224, 3}, predict(1, 0.75, 0.1), train(8, 0.8, 0.1)),
    /** VGG-16 on 224x224 pictures. */
    VGG16(Networks::vgg16, Learning.MOMENTUM, 1000, new int[] {224, 224, 3}, predict(1, 0.85, 0.15)),
    /** MobileNet on 224x224 pictures. */
    MOBILENET(Networks::mobileNet, Learning.MOMENTUM, 1000, new int[] {224, 224, 3}, predict(1, 0.8, 0.15)),
    /** LSTM of 128 units over 50 steps of 64 values, a class for every step. */
    LSTM(Networks::lstm, Learning.ADAM, 64, new int[] {50, 64}, train(32, 0.9, 0.05), predict(32, 0.9, 0.05)),
    /** GRU of 128 units over 50 steps of 64 values, a class for every step. */
    GRU(Networks::gru, Learning.ADAM, 64, new int[] {50, 64}, train(32, 0.8, Double.NaN), predict(32, 0.8, Double.NaN)),
    /** The small perceptron on 60,000 digits, each seen once in random order. */
    MNIST_EPOCH(Networks::smallPerceptron, Learning.SGD, 10, new int[] {784}, whole(Phase.EPOCH, 0.67, 0.1)),
    /** A process that trains the small perceptron on one batch. */
    COLD_START(Networks::smallPerceptron, Learning.SGD, 10, new int[] {784},
            whole(Phase.COLD_START, 1, 0.8), whole(Phase.PEAK_MEMORY, 0.8, 0.8));

    /** Samples of a batch where the measure does not say. */
    static final int BATCH = 64;

    private final Network network;
    private final Learning learning;
    private final int classes;
    private final int[] shape;
    private final List<Measure> measures;

    Workload(Network network, Learning learning, int classes, int[] shape, Measure... measures) {
        this.network = network;
        this.learning = learning;
        this.classes = classes;
        this.shape = shape;
        this.measures = List.of(measures);
    }

    /** {@return its name on the command line and in files} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return the workload of a name}
     *
     * @param label its name on the command line
     * @throws IllegalArgumentException if there is none
     */
    static Workload of(String label) {
        return Arrays.stream(values()).filter(workload -> workload.label().equals(label)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("workload: expects one of "
                        + Arrays.stream(values()).map(Workload::label).sorted().toList() + ", got \"" + label + "\"."));
    }

    /** {@return the network} */
    public Network network() {
        return network;
    }

    /** {@return how it learns} */
    public Learning learning() {
        return learning;
    }

    /** {@return how many classes are told apart} */
    public int classes() {
        return classes;
    }

    /** {@return a sample's shape: {@code (values)}, {@code (height, width, channels)} or {@code (steps, values)}} */
    public int[] shape() {
        return shape.clone();
    }

    /** {@return numbers of a sample} */
    public int sampleSize() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** {@return whether samples are sequences, with a label for every step} */
    public boolean isSequence() {
        return shape.length == 2;
    }

    /** {@return whether samples are pictures} */
    public boolean isPicture() {
        return shape.length == 3;
    }

    /** {@return labels of a sample} */
    public int labelsPerSample() {
        return isSequence() ? shape[0] : 1;
    }

    /** {@return whether the workload is trained; the others only predict} */
    public boolean isTrained() {
        return measures.stream().anyMatch(measure -> measure.phase() != Phase.PREDICT);
    }

    List<Measure> measures() {
        return measures;
    }
}
