package dev.corno.benchmarks.corno;

import dev.corno.benchmarks.Digits;
import dev.corno.benchmarks.Samples;
import dev.corno.benchmarks.Subject;
import dev.corno.benchmarks.Workload;
import dev.corno.data.Batch;
import dev.corno.data.Dataset;
import dev.corno.models.Model;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.util.stream.IntStream;

/** A model of Corno. */
final class CornoSubject implements Subject {

    private static final int BATCH = 64;

    private final Model model;
    private final Workload workload;
    private Dataset data;

    CornoSubject(Model model, Workload workload) {
        this.model = model;
        this.workload = workload;
    }

    @Override
    public float train(Samples samples) {
        Tensor y = workload.isSequence() ? Tensor.of(samples.labels(), samples.rows(), workload.labelsPerSample())
                : Tensor.of(samples.labels(), samples.rows());
        return (float) model.trainOnBatch(Batch.of(x(samples), y)).get("loss").orElseThrow();
    }

    @Override
    public float[] predict(Samples samples) {
        return model.predictOnBatch(x(samples)).toFloatArray();
    }

    private Tensor x(Samples samples) {
        return Tensor.of(samples.x(), IntStream.concat(IntStream.of(samples.rows()), IntStream.of(workload.shape())).toArray());
    }

    @Override
    public float epoch(Digits digits, int epoch) {
        if (data == null) {
            data = Dataset.of(Tensor.of(digits.images(), digits.count(), Digits.PIXELS), Tensor.of(digits.labels(), digits.count()))
                    .scale(1 / 255f).batchSize(BATCH).shuffle(1);
        }
        Fit next = Fit.epochs(epoch + 1).initialEpoch(epoch).verbose(Verbosity.SILENT);
        return model.fit(data, next).get("loss").get(0).floatValue();
    }
}
