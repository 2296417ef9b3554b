package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.CheckReturnValue;
import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.activations.Elu;
import dev.corno.activations.LeakyRelu;
import dev.corno.activations.Relu;
import dev.corno.constraints.Constraint;
import dev.corno.constraints.Constraints;
import dev.corno.graph.Layer;
import dev.corno.initializers.Initializer;
import dev.corno.layers.ActivationLayer;
import dev.corno.layers.activation.ELU;
import dev.corno.layers.activation.LeakyReLU;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.core.Input;
import dev.corno.losses.Loss;
import dev.corno.metrics.Metric;
import dev.corno.optimizers.KerasOptimizer;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The classes that model files may name, and how their objects are written and read. Names from files are only looked up here, never
 * loaded as classes. Immutable.
 *
 * <pre>{@code
 * KerasObjects objects = KerasObjects.standard().with(Codec.of(Scale.class,
 *         (scale, config) -> config.put("factor", scale.factor()),
 *         config -> new Scale(config.number("factor"))));
 * }</pre>
 */
@CheckReturnValue
public final class KerasObjects {

    private static final KerasObjects STANDARD = new KerasObjects(Stream.of(StandardLayers.CODECS, RecurrentLayers.CODECS,
            ConvolutionalLayers.CODECS, PoolingLayers.CODECS, ReshapingLayers.CODECS, AttentionLayers.CODECS,
            NormalizationLayers.CODECS, PreprocessingLayers.CODECS, PictureLayers.CODECS, StandardInitializers.CODECS,
            StandardRegularizers.CODECS, StandardConstraints.CODECS, StandardLosses.CODECS, StandardMetrics.CODECS,
            OverlapMetrics.CODECS, StandardOptimizers.CODECS, StandardSchedules.CODECS)
            .flatMap(List::stream).toList());
    // Keras forgets which weights are not decayed, and passes over what it does not know beside a config.
    private static final String UNDECAYED = "corno_exclude_from_weight_decay";
    private static final Set<String> ENVELOPE = new TreeSet<>(Set.of("module", "class_name", "config", "registered_name",
            "build_config", "compile_config", "shared_object_id", "name", "inbound_nodes"));

    private final List<Codec<?>> codecs;
    private final Map<Class<?>, Codec<?>> byType = new HashMap<>();
    private final Map<Kind, Map<String, Codec<?>>> byName = new EnumMap<>(Kind.class);

    private KerasObjects(List<Codec<?>> codecs) {
        this.codecs = codecs;
        for (Kind kind : Kind.values()) {
            byName.put(kind, new HashMap<>());
        }
        for (Codec<?> codec : codecs) {
            Map<String, Codec<?>> names = byName.get(Kind.of(codec.type()));
            byType.put(codec.type(), codec);
            names.put(codec.className(), codec);
            codec.aliases().forEach(alias -> names.put(alias, codec));
        }
    }

    /** {@return all of Keras's classes that Corno has} */
    public static KerasObjects standard() {
        return STANDARD;
    }

    /**
     * {@return a copy with more classes}
     *
     * @param more how they are written and read; a later one replaces an earlier one of the same class or name
     */
    public KerasObjects with(Codec<?>... more) {
        return new KerasObjects(Stream.concat(codecs.stream(), Stream.of(more)).toList());
    }

    /**
     * {@return what files may call the objects of a kind: class names and short names, sorted}
     *
     * @param kind the interface of the kind, such as {@code Layer.class}
     */
    public SortedSet<String> names(Class<?> kind) {
        return new TreeSet<>(byName.get(Kind.of(kind)).keySet());
    }

    /**
     * {@return the layer that JSON describes}
     *
     * @param json Keras's form, {@code {"class_name": "Dense", "config": {...}}}
     * @throws ModelFormatException if its class is not registered, or something in it is not supported
     */
    public Layer layer(JsonNode json) {
        return (Layer) decode(Kind.LAYER, json, root());
    }

    /**
     * {@return the activation that JSON describes}
     *
     * @param json a name such as {@code "relu"}, or an object
     * @throws ModelFormatException if it is not registered, or something in it is not supported
     */
    public Activation activation(JsonNode json) {
        return decodeActivation(json, root());
    }

    /**
     * {@return the initializer that JSON describes}
     *
     * @param json a name such as {@code "he_normal"}, or an object
     * @throws ModelFormatException if it is not registered, or something in it is not supported
     */
    public Initializer initializer(JsonNode json) {
        return (Initializer) decode(Kind.INITIALIZER, json, root());
    }

    /**
     * {@return the regularizer that JSON describes}
     *
     * @param json a name such as {@code "l2"}, or an object
     * @throws ModelFormatException if it is not registered, or something in it is not supported
     */
    public Regularizer regularizer(JsonNode json) {
        return (Regularizer) decode(Kind.REGULARIZER, json, root());
    }

    /**
     * {@return the constraint that JSON describes}
     *
     * @param json a name such as {@code "non_neg"}, or an object
     * @throws ModelFormatException if it is not registered, or something in it is not supported
     */
    public Constraint constraint(JsonNode json) {
        return (Constraint) decode(Kind.CONSTRAINT, json, root());
    }

    /**
     * {@return the loss that JSON describes}
     *
     * @param json a name such as {@code "mse"}, or an object
     * @throws ModelFormatException if it is not registered, or something in it is not supported
     */
    public Loss loss(JsonNode json) {
        return (Loss) decode(Kind.LOSS, json, root());
    }

    /**
     * {@return the metric that JSON describes}
     *
     * @param json a name such as {@code "accuracy"}, or an object
     * @throws ModelFormatException if it is not registered, or something in it is not supported
     */
    public Metric metric(JsonNode json) {
        return (Metric) decode(Kind.METRIC, json, root());
    }

    /**
     * {@return the optimizer that JSON describes}
     *
     * @param json a name such as {@code "adam"}, or an object
     * @throws ModelFormatException if it is not registered, or something in it is not supported
     */
    public Optimizer optimizer(JsonNode json) {
        return (Optimizer) decode(Kind.OPTIMIZER, json, root());
    }

    /**
     * {@return the schedule that JSON describes}
     *
     * @param json Keras's form, {@code {"class_name": "ExponentialDecay", "config": {...}}}
     * @throws ModelFormatException if its class is not registered, or something in it is not supported
     */
    public Schedule schedule(JsonNode json) {
        return (Schedule) decode(Kind.SCHEDULE, json, root());
    }

    /**
     * {@return Keras's JSON for an object}
     *
     * @param value a layer, activation, initializer, regularizer, constraint, loss, metric, optimizer or schedule
     * @throws IllegalArgumentException if its class is not registered
     */
    public JsonNode toJson(Object value) {
        if (value == Regularizers.NONE || value == Constraints.NONE) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (value instanceof Constant fixed) {
            return JsonNodeFactory.instance.numberNode(fixed.learningRate());
        }
        if (value instanceof Activation activation && !byType.containsKey(value.getClass())) {
            return encodeActivation(activation);
        }
        if (value instanceof Metric metric && StandardMetrics.shortName(metric).isPresent()) {
            return JsonNodeFactory.instance.textNode(StandardMetrics.shortName(metric).get());
        }
        return value instanceof Layer layer ? encodeLayer(layer, layer.name(), true) : encode(value, new ConfigWriter(this));
    }

    // ---- writing

    ObjectNode encodeLayer(Layer layer, String name, boolean trainable) {
        ConfigWriter config = new ConfigWriter(this);
        if (!(layer instanceof Input)) {
            config.put("name", name).put("trainable", trainable).set("dtype", float32Policy());
            if (layer.activityRegularizer() != Regularizers.NONE) {
                config.object("activity_regularizer", layer.activityRegularizer());
            }
        }
        return encode(layer.name(name), config);
    }

    static ObjectNode float32Policy() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("module", "keras").put("class_name", "DTypePolicy");
        policy.putObject("config").put("name", "float32");
        return policy.putNull("registered_name");
    }

    boolean notesInputShape(Layer layer) {
        return codecOf(layer).isBuilt();
    }

    boolean takesMask(Layer layer) {
        return codecOf(layer).takesMask();
    }

    /** {@return how Keras calls what a layer is applied to, where the inputs after the first are an argument of their own; empty else} */
    List<String> arguments(Layer layer) {
        return byType.containsKey(layer.getClass()) ? codecOf(layer).arguments() : List.of();
    }

    /** {@return what Keras notes as {@code training} where a layer is called; empty where it notes nothing} */
    Optional<Boolean> training(Layer layer) {
        return byType.containsKey(layer.getClass()) ? codecOf(layer).training() : Optional.empty();
    }

    private ObjectNode encode(Object value, ConfigWriter config) {
        Codec<?> codec = codecOf(value);
        codec.writeTo(value, config);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("module", codec.module().orElseGet(() -> codec.isKeras() ? Kind.of(codec.type()).module() : null));
        json.put("class_name", codec.className()).set("config", config.config());
        String registeredName = codec.module().isPresent() ? codec.className() : "Custom>" + codec.className();
        json.put("registered_name", codec.isKeras() && codec.module().isEmpty() ? null : registeredName);
        if (value instanceof KerasOptimizer<?> optimizer) {
            optimizer.options().excludeFromWeightDecay().forEach(weights -> json.withArray(UNDECAYED).add(weights));
        }
        return json;
    }

    private Codec<?> codecOf(Object value) {
        Codec<?> codec = byType.get(value.getClass());
        if (codec == null) {
            throw new IllegalArgumentException("save: the " + Kind.of(value.getClass()) + " class \""
                    + value.getClass().getSimpleName() + "\" is not registered. Register it: KerasObjects.standard().with(...).");
        }
        return codec;
    }

    // Keras has parameters for functions only as layers.
    private JsonNode encodeActivation(Activation activation) {
        if (isDefault(activation)) {
            return JsonNodeFactory.instance.textNode(activation.name());
        }
        Layer layer = activation instanceof Elu elu ? new ELU(elu.alpha())
                : activation instanceof LeakyRelu leaky ? new LeakyReLU(leaky.negativeSlope())
                : activation instanceof Relu relu ? new ReLU(null, relu.maxValue(), relu.negativeSlope(), relu.threshold())
                : null;
        if (layer == null) {
            throw new IllegalArgumentException("save: the activation " + activation + " has no form in Keras's files. "
                    + "Use its default parameters, or register it: KerasObjects.standard().with(...).");
        }
        return encodeLayer(layer, activation.name(), true);
    }

    private static boolean isDefault(Activation activation) {
        try {
            return Activations.byName(activation.name()).equals(activation);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // ---- reading

    private static Place root() {
        return new Place("JSON", "");
    }

    Activation decodeActivation(JsonNode json, Place place) {
        if (json.isNull()) {
            return Activations.LINEAR;
        }
        JsonNode name = functionName(json);
        if (name.isTextual()) {
            try {
                return byName.get(Kind.ACTIVATION).containsKey(name.textValue())
                        ? (Activation) decode(Kind.ACTIVATION, name, place) : Activations.byName(name.textValue());
            } catch (IllegalArgumentException e) {
                throw place.error("names the activation \"" + name.textValue() + "\", which is not there. " + e.getMessage());
            }
        }
        String className = name.path("class_name").asText();
        if (byName.get(Kind.LAYER).containsKey(className)) {
            Layer layer = (Layer) decode(Kind.LAYER, name, place);
            if (layer instanceof ActivationLayer function) {
                return function.activation();
            }
            if (layer instanceof Softmax softmax && softmax.axis().equals(List.of(-1))) {
                return Activations.SOFTMAX;
            }
        }
        return (Activation) decode(Kind.ACTIVATION, name, place);
    }

    /** {@return an object of the kind} */
    Object decode(Kind kind, JsonNode json, Place place) {
        JsonNode node = functionName(json);
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        String className = node.textValue();
        if (node instanceof ObjectNode object) {
            className = requireEnvelope(kind, object, place);
            if (!(object.get("config") instanceof ObjectNode found)) {
                throw place.error("expects a " + kind + " with a \"config\" object, got " + Place.shown(node) + ".");
            }
            config = found;
        } else if (className == null) {
            throw place.error("expects a " + kind + ", got " + Place.shown(node) + ".");
        } else if (kind == Kind.METRIC) {
            config.put("name", className);
        }
        Codec<?> codec = byName.get(kind).get(className);
        if (codec == null) {
            throw new ModelFormatException("load: " + place.file() + " names " + kind + " class \"" + className + "\""
                    + (place.path().isEmpty() ? "" : " (at " + place.path() + ")")
                    + ", which is not registered. Register it: KerasObjects.standard().with(...).");
        }
        Object value = construct(codec, kind, new ConfigReader(this, config, className, place));
        return value instanceof KerasOptimizer<?> optimizer && node.has(UNDECAYED)
                ? withUndecayed(optimizer, new ConfigReader(this, (ObjectNode) node, className, place)) : value;
    }

    private static Object withUndecayed(KerasOptimizer<?> optimizer, ConfigReader beside) {
        try {
            return optimizer.options(optimizer.options().excludeFromWeightDecay(beside.texts(UNDECAYED)));
        } catch (ModelFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw beside.place().at(UNDECAYED).error("does not name weights. " + e.getMessage());
        }
    }

    private static Object construct(Codec<?> codec, Kind kind, ConfigReader config) {
        try {
            String name = kind == Kind.LAYER ? readName(config) : null;
            if (kind == Kind.LAYER && codec.type() != Input.class) {
                config.bool("trainable", true);
                if (PreprocessingLayers.OF_OTHER_TYPES.contains(codec.type())) {
                    config.ignore("dtype");
                } else {
                    config.float32("dtype");
                }
            }
            Object value = codec.read().apply(config);
            config.finish();
            return name == null ? value : ((Layer) value).name(name);
        } catch (ModelFormatException e) {
            throw e;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw config.place().error("does not describe a " + kind + ". " + e.getMessage());
        }
    }

    private static String readName(ConfigReader config) {
        String name = config.text("name", null);
        if (name != null && (name.isEmpty() || name.contains("/"))) {
            throw config.place().at("name").error("expects a name without \"/\", got \"" + name + "\".");
        }
        return name;
    }

    private static String requireEnvelope(Kind kind, ObjectNode object, Place place) {
        object.fieldNames().forEachRemaining(key -> {
            if (!ENVELOPE.contains(key) && !(kind == Kind.OPTIMIZER && key.equals(UNDECAYED))) {
                throw place.error("has \"" + key + "\", which is not among " + String.join(", ", ENVELOPE) + ".");
            }
        });
        if (!object.path("class_name").isTextual()) {
            throw place.error("expects a " + kind + " with a \"class_name\", got " + Place.shown(object) + ".");
        }
        return object.get("class_name").textValue();
    }

    // Keras writes plain functions as objects that only hold their name.
    static JsonNode functionName(JsonNode json) {
        return json.path("class_name").asText().equals("function") && json.path("config").isTextual() ? json.get("config") : json;
    }
}
