package dev.corno.training;

import static dev.corno.activations.Activations.RELU;
import static dev.corno.activations.Activations.SOFTMAX;
import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.corno.metrics.Metrics.ACCURACY;

import dev.corno.callbacks.BackupAndRestore;
import dev.corno.callbacks.Callback;
import dev.corno.callbacks.LambdaCallback;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Input;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.regularization.Dropout;
import dev.corno.models.Sequential;
import dev.corno.optimizers.Adam;
import dev.corno.tensor.Tensor;
import java.nio.file.Path;
import java.util.Random;

/** A training with all that has a memory: shuffling, dropout, running statistics, moments, averages. Run as a program it can be killed. */
final class CutOffTraining {

    static final int EPOCHS = 4;
    static final int STEPS = 5;
    private static final int SAMPLES = 44;

    private CutOffTraining() {
    }

    /** Trains with backups in a folder; the process dies after so many steps, or lives to save its weights. */
    public static void main(String... args) {
        Path folder = Path.of(args[0]);
        int deadAfter = Integer.parseInt(args[1]);
        Sequential model = model(Long.parseLong(args[2]));
        train(model, backups(folder.resolve("backup")), dying(deadAfter, () -> Runtime.getRuntime().halt(9)))
                .writeJson(folder.resolve("history.json"));
        model.saveWeights(folder.resolve("end.weights.h5"));
    }

    static BackupAndRestore backups(Path folder) {
        return new BackupAndRestore(folder).saveFreq(3);
    }

    static Callback dying(int steps, Runnable death) {
        int[] made = {0};
        return new LambdaCallback().onTrainBatchEnd((training, batch, logs) -> {
            made[0]++;
            if (made[0] == steps) {
                death.run();
            }
        });
    }

    static Sequential model(long seed) {
        Sequential model = new Sequential(new Input(6), new Dense(16, RELU), new BatchNormalization(), new Dropout(0.3),
                new Dense(3, SOFTMAX)).seed(seed);
        model.compile(new Adam(0.01).useEma(true).clipNorm(1), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        return model;
    }

    static History train(Sequential model, Callback... callbacks) {
        Random random = new Random(8);
        float[] x = new float[SAMPLES * 6];
        int[] y = new int[SAMPLES];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = random.nextInt(3);
        }
        return model.fit(Tensor.of(x, SAMPLES, 6), Tensor.of(y, SAMPLES),
                Fit.epochs(EPOCHS).batchSize(8).validationSplit(0.1).verbose(Verbosity.SILENT).callbacks(callbacks));
    }
}
