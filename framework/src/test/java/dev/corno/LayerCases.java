package dev.corno;

import dev.corno.backend.Backend;
import dev.corno.backend.CompiledModel;
import dev.corno.backend.StepResult;
import dev.corno.backend.TrainingSpec;
import dev.corno.data.Batch;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerState;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.Network;
import dev.corno.graph.NetworkLayer;
import dev.corno.graph.SymbolicTensor;
import dev.corno.graph.WeightStore;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.WithMask;
import dev.corno.layers.preprocessing.Preprocessing;
import dev.corno.losses.Losses;
import dev.corno.models.Model;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs Keras's cases of layers and small models on the engine: outputs, gradients, and weights that the call itself changes. */
final class LayerCases {

    private static final double STANDSTILL = 1e-30;

    private LayerCases() {
    }

    /** One layer, or a few in a row. */
    static void run(KerasCase keras) {
        List<Tensor> x = all(keras, "input_");
        if (keras.json().hasNonNull("config") && CaseRunner.read(objects -> objects.layer(keras.config())) instanceof Preprocessing layer) {
            PreprocessingCases.run(keras, layer);
            if (!keras.has("R_0")) {
                return;
            }
        }
        Network network = network(keras, x);
        setWeights(network, all(keras, "weight_"));
        boolean training = keras.json().at("/call/training").asBoolean(false);
        try (CompiledModel model = compile(network)) {
            CompiledModel.Gradients gradients = model.gradients(x, all(keras, "R_"), training);
            for (int i = 0; i < gradients.outputs().size(); i++) {
                keras.close("output " + i, gradients.outputs().get(i), keras.array("output_" + i));
            }
            compareGradients(keras, gradients);
            Batch batch = new Batch(x, all(keras, "output_"), List.of());
            if (keras.has("losses") && !training) {
                keras.close("loss", model.testStep(batch).loss(), keras.array("losses").flatDouble(0));
            }
            if (training) {
                StepResult result = model.trainStep(batch);
                if (keras.has("losses")) {
                    keras.close("loss", result.loss(), keras.array("losses").flatDouble(0));
                }
                compareWeights(keras, network, "_after");
            } else {
                keras.close("prediction", model.predict(x).get(0), keras.array("output_0"));
            }
        }
        compareMasks(keras, network, x);
    }

    private static void compareMasks(KerasCase keras, Network network, List<Tensor> x) {
        boolean isMasked = network.outputMasks().get(0).isPresent();
        if (keras.json().has("masked") && isMasked != keras.json().get("masked").asBoolean()) {
            throw new KerasMismatch("the output has " + (isMasked ? "a" : "no") + " mask, unlike Keras's", Double.NaN);
        }
        if (keras.has("output_mask")) {
            compareMask(keras, network, x);
        }
    }

    private static void compareMask(KerasCase keras, Network whole, List<Tensor> x) {
        SymbolicTensor mask = whole.outputMasks().get(0).orElseThrow(() -> new KerasMismatch("the output has no mask", Double.NaN));
        Network network = new Network(whole.inputs(), List.of(mask), whole.store());
        try (CompiledModel model = Backend.standard().compile(network, Optional.empty(), 1)) {
            keras.close("mask", model.predict(x).get(0), keras.array("output_mask"));
        }
    }

    /** Training calls of batch normalization one after the other, then one in inference mode. */
    static void runSequence(KerasCase keras) {
        Network network = network(keras, List.of(keras.array("input_call0")));
        setWeights(network, all(keras, "weight_"));
        try (CompiledModel model = compile(network)) {
            for (int call = 0; keras.has("input_call" + call); call++) {
                Tensor output = step(model, List.of(keras.array("input_call" + call)), List.of(keras.array("output_call" + call)));
                keras.close("output of call " + call, output, keras.array("output_call" + call));
                compareWeights(keras, network, "_after_call" + call);
            }
            keras.close("prediction", model.predict(List.of(keras.array("input_inference"))).get(0), keras.array("output_inference"));
        }
    }

    private static Network network(KerasCase keras, List<Tensor> x) {
        if (keras.json().has("model")) {
            String json = keras.json().get("model").toString();
            return CaseRunner.read(objects -> Model.fromJson(json, objects)).network();
        }
        Network network = CaseRunner.read(objects -> keras.json().at("/call/style").asText().equals("kwargs") || hasKeywords(keras)
                ? Model.fromJson(new CallJson(keras).model(x).toString(), objects).network() : network(objects.layer(keras.config()), x));
        boolean frozen = !keras.config().at("/config/trainable").asBoolean(true);
        states(network).forEach(state -> state.freeze(frozen));
        return network;
    }

    private static boolean hasKeywords(KerasCase keras) {
        return !keras.json().at("/call/masks").isEmpty() || !keras.json().at("/call/kwargs").isEmpty();
    }

    private static Network network(Layer layer, List<Tensor> x) {
        List<SymbolicTensor> inputs = x.stream()
                .map(input -> new Input(input.shape().slice(1, input.rank()).toArray()).tensor()).toList();
        return new Network(inputs, layer.applyAll(inputs), new WeightStore(1));
    }

    private static CompiledModel compile(Network network) {
        int outputs = network.outputs().size();
        TrainingSpec spec = new TrainingSpec(new SGD(STANDSTILL), Collections.nCopies(outputs, Losses.MEAN_SQUARED_ERROR),
                Collections.nCopies(outputs, 1.0));
        return Backend.standard().compile(network, Optional.of(spec), 1);
    }

    private static Tensor step(CompiledModel model, List<Tensor> x, List<Tensor> y) {
        return model.trainStep(new Batch(x, y, List.of())).outputs().get(0);
    }

    private static void compareGradients(KerasCase keras, CompiledModel.Gradients gradients) {
        for (int i = 0; i < gradients.inputs().size(); i++) {
            if (keras.has("grad_input_" + i)) {
                keras.close("gradient of input " + i, gradients.inputs().get(i), keras.array("grad_input_" + i));
            }
        }
        Iterator<Tensor> computed = gradients.weights().values().iterator();
        for (int i = 0; keras.has("weight_" + i); i++) {
            if (keras.json().at("/weights/" + i + "/trainable").asBoolean()) {
                Tensor gradient = computed.next();
                if (keras.has("grad_weight_" + i)) {
                    keras.close("gradient of weight " + i, gradient, keras.array("grad_weight_" + i));
                }
            }
        }
    }

    private static void compareWeights(KerasCase keras, Network network, String suffix) {
        List<Tensor> weights = states(network).stream().flatMap(state -> state.values().stream()).toList();
        for (int i = 0; i < weights.size(); i++) {
            if (keras.has("weight_" + i + suffix)) {
                keras.close("weight " + i + suffix, weights.get(i), keras.array("weight_" + i + suffix));
            }
        }
    }

    private static void setWeights(Network network, List<Tensor> values) {
        int from = 0;
        for (LayerState state : states(network)) {
            List<LayerWeight> weights = state.weights();
            state.values(values.subList(from, from + weights.size()));
            from += weights.size();
        }
    }

    private static List<LayerState> states(Network network) {
        return network.layers().stream().filter(layer -> !layer.isInput()).map(NetworkLayer::state).toList();
    }

    private static List<Tensor> all(KerasCase keras, String prefix) {
        return IntStream.iterate(0, i -> keras.has(prefix + i), i -> i + 1)
                .mapToObj(i -> keras.array(prefix + i)).toList();
    }
}
