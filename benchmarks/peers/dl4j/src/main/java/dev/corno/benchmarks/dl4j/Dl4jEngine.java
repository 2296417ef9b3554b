package dev.corno.benchmarks.dl4j;

import dev.corno.benchmarks.Engine;
import dev.corno.benchmarks.Learning;
import dev.corno.benchmarks.Subject;
import dev.corno.benchmarks.Workload;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** DL4J's computation graphs. Threads come from the environment. */
public final class Dl4jEngine implements Engine {

    private static final String INPUT = "input";

    /** Creates the engine. */
    public Dl4jEngine() {
    }

    @Override
    public boolean supports(Workload workload) {
        return workload != Workload.GRU;
    }

    @Override
    public Subject build(Workload workload, int threads) {
        GraphBuilder builder = new NeuralNetConfiguration.Builder().seed(1).updater(updater(workload.learning())).weightInit(WeightInit.XAVIER)
                .activation(Activation.IDENTITY).graphBuilder().addInputs(INPUT).setInputTypes(inputType(workload));
        String output = workload.network().apply(new Dl4jLayers(builder, workload.isSequence()), INPUT);
        ComputationGraph graph = new ComputationGraph(builder.setOutputs(output).build());
        graph.init();
        return new Dl4jSubject(graph, workload);
    }

    private static InputType inputType(Workload workload) {
        int[] shape = workload.shape();
        if (workload.isPicture()) {
            return InputType.convolutional(shape[0], shape[1], shape[2]);
        }
        return workload.isSequence() ? InputType.recurrent(shape[1], shape[0]) : InputType.feedForward(shape[0]);
    }

    private static IUpdater updater(Learning learning) {
        return switch (learning) {
            case SGD -> new Sgd(learning.rate());
            case MOMENTUM -> new Nesterovs(learning.rate(), Learning.MOMENTUM_FACTOR);
            case ADAM -> new Adam(learning.rate());
        };
    }
}
