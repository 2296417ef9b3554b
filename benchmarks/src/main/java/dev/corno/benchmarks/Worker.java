package dev.corno.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Measures one workload with the engine on the class path, and writes a line of text for each figure. Fails when the engine does not
 * learn or predicts nonsense, so that nobody measures an engine that does nothing.
 */
public final class Worker {

    private static final int BATCHES = 4;
    private static final int LEARNING_STEPS = 20;
    private static final int GARBAGE_STEPS = 50;
    private static final int ALL_DIGITS = 60_000;
    private static final int FEW_DIGITS = 6_400;
    private static final int EPOCHS = 3;

    private final Engine engine;
    private final Workload workload;
    private final int threads;
    private final boolean quick;
    private final Path results;
    private int turn;

    private Worker(Engine engine, Workload workload, int threads, boolean quick, Path results) {
        this.engine = engine;
        this.workload = workload;
        this.threads = threads;
        this.quick = quick;
        this.results = results;
    }

    /**
     * Starts the measurement.
     *
     * @param args the file to append results to, the workload, threads, whether to be quick, and when the process was started in
     *     milliseconds since 1970
     * @throws IOException if results cannot be written
     */
    public static void main(String[] args) throws IOException {
        Engine engine = ServiceLoader.load(Engine.class).findFirst()
                .orElseThrow(() -> new IllegalStateException("Worker: expects an engine on the class path, found none."));
        Workload workload = Workload.of(args[1]);
        Worker worker = new Worker(engine, workload, Integer.parseInt(args[2]), Boolean.parseBoolean(args[3]), Path.of(args[0]));
        if (engine.supports(workload)) {
            worker.run(Long.parseLong(args[4]));
        }
        // Some engines leave threads behind.
        System.exit(0);
    }

    private void run(long started) throws IOException {
        switch (workload) {
            case COLD_START -> measureStart(started);
            case MNIST_EPOCH -> measureEpochs();
            default -> measureSteps();
        }
    }

    private void measureStart(long started) throws IOException {
        Losses losses = new Losses(1);
        losses.add(engine.build(workload, threads).train(Samples.draw(workload, Workload.BATCH, 0)));
        double millis = System.currentTimeMillis() - started;
        losses.check(LEARNING_STEPS);
        write(Phase.COLD_START, 0, millis);
        write(Phase.PEAK_MEMORY, 0, OwnProcess.peakMemory());
    }

    private void measureEpochs() throws IOException {
        Subject subject = engine.build(workload, threads);
        Digits digits = Digits.draw(quick ? FEW_DIGITS : ALL_DIGITS);
        Losses losses = new Losses(1);
        losses.add(subject.epoch(digits, 0));
        double[] times = new double[EPOCHS];
        for (int i = 0; i < EPOCHS; i++) {
            long before = System.nanoTime();
            float loss = subject.epoch(digits, i + 1);
            times[i] = (System.nanoTime() - before) / 1e6;
            losses.add(loss);
        }
        losses.check(EPOCHS);
        write(Phase.EPOCH, 0, times);
    }

    private void measureSteps() throws IOException {
        Subject subject = engine.build(workload, threads);
        List<Measure> trainingFirst = workload.measures().stream().sorted(Comparator.comparing(Measure::phase)).toList();
        for (Measure measure : trainingFirst) {
            Samples[] batches = new Samples[BATCHES];
            Arrays.setAll(batches, i -> Samples.draw(workload, measure.batch(), i));
            if (measure.phase() == Phase.TRAIN) {
                measureTraining(subject, batches);
            } else {
                measurePrediction(subject, batches);
            }
        }
    }

    private void measureTraining(Subject subject, Samples[] batches) throws IOException {
        Losses losses = new Losses(BATCHES);
        Runnable step = () -> losses.add(subject.train(next(batches)));
        double[] times = measure(step);
        losses.check(LEARNING_STEPS);
        write(Phase.TRAIN, batches[0].rows(), times);
        write(Phase.PEAK_MEMORY, batches[0].rows(), OwnProcess.peakMemory());
        int steps = Math.min(GARBAGE_STEPS, times.length);
        long before = OwnProcess.allocated();
        for (int i = 0; i < steps; i++) {
            subject.train(next(batches));
        }
        write(Phase.GARBAGE, batches[0].rows(), (double) (OwnProcess.allocated() - before) / steps);
    }

    private void measurePrediction(Subject subject, Samples[] batches) throws IOException {
        double[] times = measure(() -> subject.predict(next(batches)));
        float[] probabilities = subject.predict(batches[0]);
        double sum = 0;
        for (float probability : probabilities) {
            sum += probability;
        }
        int rows = batches[0].labels().length;
        if (probabilities.length != rows * workload.classes() || !(Math.abs(sum - rows) < 1e-3 * rows)) {
            throw new IllegalStateException("predict: expects " + rows + " rows of probabilities for " + workload.classes() + " classes, got "
                    + probabilities.length + " numbers whose sum is " + sum + ".");
        }
        write(Phase.PREDICT, batches[0].rows(), times);
    }

    private double[] measure(Runnable step) {
        Budget budget = quick ? Budget.QUICK : Budget.FULL;
        budget.warm(step);
        return budget.measure(step);
    }

    private Samples next(Samples[] batches) {
        return batches[turn++ % batches.length];
    }

    private void write(Phase phase, int batch, double... values) throws IOException {
        Files.writeString(results, new Reading(phase, batch, values).toLine() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
