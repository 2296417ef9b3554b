package dev.corno.zoo;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.CaseRunner;
import dev.corno.activations.Activations;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The applications by Keras's names and arguments. */
final class KerasApplications {

    /** Each with the arguments that it alone has. */
    private static final Map<String, Function<JsonNode, Application<?>>> BY_NAME = Map.ofEntries(
            entry("DenseNet121", config -> new DenseNet121()),
            entry("DenseNet169", config -> new DenseNet169()),
            entry("DenseNet201", config -> new DenseNet201()),
            entry("EfficientNetB0", config -> efficient(new EfficientNetB0(), config)),
            entry("EfficientNetB1", config -> efficient(new EfficientNetB1(), config)),
            entry("EfficientNetB2", config -> efficient(new EfficientNetB2(), config)),
            entry("EfficientNetB3", config -> efficient(new EfficientNetB3(), config)),
            entry("EfficientNetB4", config -> efficient(new EfficientNetB4(), config)),
            entry("EfficientNetB5", config -> efficient(new EfficientNetB5(), config)),
            entry("EfficientNetB6", config -> efficient(new EfficientNetB6(), config)),
            entry("EfficientNetB7", config -> efficient(new EfficientNetB7(), config)),
            entry("InceptionResNetV2", config -> new InceptionResNetV2()),
            entry("InceptionV3", config -> new InceptionV3()),
            entry("MobileNet", config -> new MobileNet().alpha(config.path("alpha").asDouble(1))
                    .depthMultiplier(config.path("depth_multiplier").asInt(1)).dropout(config.path("dropout").asDouble(1e-3))),
            entry("MobileNetV2", config -> new MobileNetV2().alpha(config.path("alpha").asDouble(1))),
            entry("NASNetLarge", config -> new NASNetLarge()),
            entry("NASNetMobile", config -> new NASNetMobile()),
            entry("ResNet50", config -> new ResNet50()),
            entry("ResNet101", config -> new ResNet101()),
            entry("ResNet152", config -> new ResNet152()),
            entry("ResNet50V2", config -> new ResNet50V2()),
            entry("ResNet101V2", config -> new ResNet101V2()),
            entry("ResNet152V2", config -> new ResNet152V2()),
            entry("VGG16", config -> new VGG16()),
            entry("VGG19", config -> new VGG19()),
            entry("Xception", config -> new Xception()));

    private KerasApplications() {
    }

    private static Application<?> efficient(EfficientNet<?> application, JsonNode config) {
        return application.imagenetScaling(!config.path("weights").isNull());
    }

    /** The application of a case, or skips the case if there is none. */
    static Application<?> read(JsonNode config) {
        String name = config.get("application").asText();
        if (!BY_NAME.containsKey(name)) {
            throw CaseRunner.notBuilt("the application " + name);
        }
        Application<?> application = BY_NAME.get(name).apply(config);
        for (Map.Entry<String, JsonNode> argument : config.properties()) {
            application = with(application, argument.getKey(), argument.getValue());
        }
        return application;
    }

    private static Application<?> with(Application<?> application, String argument, JsonNode value) {
        return switch (argument) {
            case "application", "weights", "alpha", "depth_multiplier", "dropout" -> application;
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
