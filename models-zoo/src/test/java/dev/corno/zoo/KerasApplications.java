package dev.corno.zoo;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.CaseRunner;
import dev.corno.activations.Activations;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The applications by Keras's names and arguments. */
final class KerasApplications {

    private static final Map<String, Application<?>> BY_NAME = Map.ofEntries(
            entry("DenseNet121", new DenseNet121()),
            entry("DenseNet169", new DenseNet169()),
            entry("DenseNet201", new DenseNet201()),
            entry("EfficientNetB0", new EfficientNetB0()),
            entry("EfficientNetB1", new EfficientNetB1()),
            entry("EfficientNetB2", new EfficientNetB2()),
            entry("EfficientNetB3", new EfficientNetB3()),
            entry("EfficientNetB4", new EfficientNetB4()),
            entry("EfficientNetB5", new EfficientNetB5()),
            entry("EfficientNetB6", new EfficientNetB6()),
            entry("EfficientNetB7", new EfficientNetB7()),
            entry("InceptionV3", new InceptionV3()),
            entry("NASNetLarge", new NASNetLarge()),
            entry("NASNetMobile", new NASNetMobile()),
            entry("VGG16", new VGG16()),
            entry("VGG19", new VGG19()),
            entry("Xception", new Xception()));

    private KerasApplications() {
    }

    /** The application of a case, or skips the case if there is none. */
    static Application<?> read(JsonNode config) {
        Application<?> application = BY_NAME.get(config.get("application").asText());
        if (application == null) {
            throw CaseRunner.notBuilt("the application " + config.get("application").asText());
        }
        for (Map.Entry<String, JsonNode> argument : config.properties()) {
            application = with(application, argument.getKey(), argument.getValue());
        }
        return application;
    }

    private static Application<?> with(Application<?> application, String argument, JsonNode value) {
        return switch (argument) {
            case "application" -> application;
            case "weights" -> application instanceof EfficientNet<?> efficient ? efficient.imagenetScaling(!value.isNull()) : application;
            case "include_top" -> application.includeTop(value.asBoolean());
            case "input_shape" -> value.isNull() ? application : application.inputShape(dims(value));
            case "pooling" -> application.pooling(value.isNull() ? FeaturePooling.NONE
                    : FeaturePooling.valueOf(value.asText().toUpperCase(Locale.ROOT)));
            case "classes" -> application.classes(value.asInt());
            case "classifier_activation" -> application.classifierActivation(value.isNull() ? Activations.LINEAR
                    : Activations.byName(value.asText()));
            case "name" -> application.name(value.textValue());
            default -> throw CaseRunner.notBuilt("the argument " + argument);
        };
    }

    /** Axis lengths of Keras's, {@code null} where they are unknown. */
    static int[] dims(JsonNode shape) {
        return StreamSupport.stream(shape.spliterator(), false).mapToInt(dim -> dim.asInt(-1)).toArray();
    }

    /** Orders 6 and 6.0 as equal, other values that differ as different. */
    static int compareNumbers(JsonNode first, JsonNode second) {
        return first.isNumber() && second.isNumber() ? Double.compare(first.asDouble(), second.asDouble()) : first.equals(second) ? 0 : 1;
    }
}
