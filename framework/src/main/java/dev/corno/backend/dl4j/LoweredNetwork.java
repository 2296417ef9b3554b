package dev.corno.backend.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A network in DL4J's terms.
 *
 * @param configuration DL4J's configuration
 * @param inputs the vertices of the network's inputs, in order
 * @param outputs the vertices of the network's outputs, in order
 * @param placements where the weights lie, in order of application
 * @param constants parameters of DL4J's that Keras has no weight for
 */
record LoweredNetwork(ComputationGraphConfiguration configuration, List<String> inputs, List<String> outputs,
        List<Placement> placements, List<Constant> constants) {

    /**
     * Parameters that stay at one value.
     *
     * @param vertex the DL4J layer that has them
     * @param offset where in its parameters they start
     * @param count how many
     * @param value what they are
     */
    record Constant(String vertex, long offset, int count, float value) {
    }
}
