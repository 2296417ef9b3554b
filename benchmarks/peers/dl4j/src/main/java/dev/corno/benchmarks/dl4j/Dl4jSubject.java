package dev.corno.benchmarks.dl4j;

import dev.corno.benchmarks.Samples;
import dev.corno.benchmarks.Subject;
import dev.corno.benchmarks.Workload;
import java.util.IdentityHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A graph of DL4J. Pictures are channels first, sequences {@code (batch, values, steps)}, which is what it is made for. */
final class Dl4jSubject implements Subject {

    private final ComputationGraph graph;
    private final Workload workload;
    private final Map<Samples, Samples> stepsLast = new IdentityHashMap<>();

    Dl4jSubject(ComputationGraph graph, Workload workload) {
        this.graph = graph;
        this.workload = workload;
    }

    @Override
    public float train(Samples samples) {
        Samples batch = arranged(samples);
        graph.fit(new DataSet(array(batch.x(), batch.rows(), workload.sampleSize()), array(batch.oneHot(), batch.rows(), workload.classes())));
        // DL4J adds the losses of the steps of a sequence.
        return (float) graph.score() / workload.labelsPerSample();
    }

    @Override
    public float[] predict(Samples samples) {
        Samples batch = arranged(samples);
        return graph.outputSingle(array(batch.x(), batch.rows(), workload.sampleSize())).ravel().toFloatVector();
    }

    private INDArray array(float[] values, int rows, int size) {
        int[] shape = workload.shape();
        if (workload.isSequence()) {
            return Nd4j.create(values, new int[] {rows, values.length / rows / shape[0], shape[0]});
        }
        return workload.isPicture() && size == workload.sampleSize() ? Nd4j.create(values, new int[] {rows, shape[2], shape[0], shape[1]})
                : Nd4j.create(values, new int[] {rows, size});
    }

    /** Done once for each batch, while warming. */
    private Samples arranged(Samples samples) {
        return workload.isSequence() ? stepsLast.computeIfAbsent(samples, batch -> new Samples(batch.rows(), swapped(batch, batch.x()),
                batch.labels(), swapped(batch, batch.oneHot()))) : samples;
    }

    private float[] swapped(Samples batch, float[] values) {
        int steps = workload.labelsPerSample();
        int size = values.length / batch.rows() / steps;
        float[] result = new float[values.length];
        for (int row = 0; row < batch.rows(); row++) {
            for (int step = 0; step < steps; step++) {
                for (int i = 0; i < size; i++) {
                    result[(row * size + i) * steps + step] = values[(row * steps + step) * size + i];
                }
            }
        }
        return result;
    }
}
