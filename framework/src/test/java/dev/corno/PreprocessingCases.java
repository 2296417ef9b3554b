package dev.corno;

import dev.corno.layers.DataFormat;
import dev.corno.layers.preprocessing.ImagenetPreprocessing;
import dev.corno.layers.preprocessing.Moments;
import dev.corno.layers.preprocessing.Normalization;
import dev.corno.layers.preprocessing.Preprocessing;
import java.util.Locale;

/** Runs Keras's cases of preprocessing as a data set does, without an engine. */
final class PreprocessingCases {

    private PreprocessingCases() {
    }

    /** Keras's {@code imagenet_utils.preprocess_input}. */
    static void runInput(KerasCase keras) {
        var mode = ImagenetPreprocessing.valueOf(keras.config().get("mode").asText().toUpperCase(Locale.ROOT));
        var format = DataFormat.valueOf(keras.config().path("data_format").asText("channels_last").toUpperCase(Locale.ROOT));
        keras.close("output", mode.preprocess(keras.array("input_0"), format), keras.array("output_0"));
    }

    /** A layer, called as a data set does. */
    static void run(KerasCase keras, Preprocessing layer) {
        boolean training = keras.json().at("/call/training").asBoolean(false);
        var output = layer instanceof Normalization normalization && keras.has("weight_0")
                ? normalization.call(keras.array("input_0"), new Moments(keras.array("weight_0"), keras.array("weight_1")))
                : layer.call(keras.array("input_0"), training, 0);
        keras.close("output", output, keras.array("output_0"));
    }
}
