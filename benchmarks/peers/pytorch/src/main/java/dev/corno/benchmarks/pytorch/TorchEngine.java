package dev.corno.benchmarks.pytorch;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.corno.benchmarks.Engine;
import dev.corno.benchmarks.Learning;
import dev.corno.benchmarks.Subject;
import dev.corno.benchmarks.Workload;
import java.util.stream.LongStream;

/** DJL's blocks and trainer, on PyTorch. */
public final class TorchEngine implements Engine {

    /** Creates the engine. */
    public TorchEngine() {
    }

    @Override
    public Subject build(Workload workload, int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.offline", "true");
        TorchGraph graph = new TorchGraph();
        workload.network().apply(new TorchLayers(graph), graph.input());
        Model model = Model.newInstance(workload.label());
        model.setBlock(graph);
        // Logits are told from probabilities by the loss.
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(optimizer(workload.learning())));
        trainer.initialize(new Shape(LongStream.concat(LongStream.of(1), LongStream.of(sampleShape(workload))).toArray()));
        return new TorchSubject(trainer, workload);
    }

    /** PyTorch has channels first. */
    static long[] sampleShape(Workload workload) {
        int[] shape = workload.shape();
        return workload.isPicture() ? new long[] {shape[2], shape[0], shape[1]} : LongStream.range(0, shape.length).map(i -> shape[(int) i])
                .toArray();
    }

    private static Optimizer optimizer(Learning learning) {
        Tracker rate = Tracker.fixed(learning.rate());
        return switch (learning) {
            case SGD -> Optimizer.sgd().setLearningRateTracker(rate).build();
            case MOMENTUM -> Optimizer.sgd().setLearningRateTracker(rate).optMomentum(Learning.MOMENTUM_FACTOR).build();
            case ADAM -> Optimizer.adam().optLearningRateTracker(rate).build();
        };
    }
}
