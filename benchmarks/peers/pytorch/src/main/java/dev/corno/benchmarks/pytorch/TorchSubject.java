package dev.corno.benchmarks.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import dev.corno.benchmarks.Samples;
import dev.corno.benchmarks.Subject;
import dev.corno.benchmarks.Workload;
import java.util.stream.LongStream;

/** A trainer of DJL. */
final class TorchSubject implements Subject {

    private final Trainer trainer;
    private final long[] sampleShape;
    private final Workload workload;

    TorchSubject(Trainer trainer, Workload workload) {
        this.trainer = trainer;
        this.sampleShape = TorchEngine.sampleShape(workload);
        this.workload = workload;
    }

    @Override
    public float train(Samples samples) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray x = x(manager, samples);
            NDArray y = manager.create(samples.labels(), workload.isSequence()
                    ? new Shape(samples.rows(), workload.labelsPerSample(), 1) : new Shape(samples.rows(), 1));
            float loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray result = trainer.getLoss().evaluate(new NDList(y), trainer.forward(new NDList(x)));
                gradients.backward(result);
                loss = result.getFloat();
            }
            trainer.step();
            return loss;
        }
    }

    @Override
    public float[] predict(Samples samples) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            return trainer.evaluate(new NDList(x(manager, samples))).head().softmax(-1).toFloatArray();
        }
    }

    private NDArray x(NDManager manager, Samples samples) {
        return manager.create(samples.x(), new Shape(LongStream.concat(LongStream.of(samples.rows()), LongStream.of(sampleShape)).toArray()));
    }
}
