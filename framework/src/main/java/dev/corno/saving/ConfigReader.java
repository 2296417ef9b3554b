package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.activations.Activation;
import dev.corno.constraints.Constraint;
import dev.corno.constraints.Constraints;
import dev.corno.graph.Layer;
import dev.corno.initializers.Initializer;
import dev.corno.layers.core.Input;
import dev.corno.layers.core.LambdaFunction;
import dev.corno.optimizers.Optimizer;
import dev.corno.optimizers.schedules.Schedule;
import dev.corno.regularizers.Regularizer;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.DataType;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The parameters of an object in Keras's JSON. A parameter that is not there has Keras's default, given by the caller; one that
 * nobody asks for is an error, because ignoring it would change what the object means.
 */
public final class ConfigReader {

    private final KerasObjects objects;
    private final ObjectNode config;
    private final String owner;
    private final Place place;
    private final Set<String> known = new HashSet<>();

    ConfigReader(KerasObjects objects, ObjectNode config, String owner, Place place) {
        this.objects = objects;
        this.config = config;
        this.owner = owner;
        this.place = place;
    }

    /**
     * {@return a whole number}
     *
     * @param key Keras's name of the parameter
     * @throws ModelFormatException if it is missing or no whole number
     */
    public int integer(String key) {
        return wholeNumber(require(key), place.at(key));
    }

    /**
     * {@return a whole number}
     *
     * @param key Keras's name of the parameter
     * @param otherwise its default
     * @throws ModelFormatException if it is no whole number
     */
    public int integer(String key, int otherwise) {
        return isAbsent(key) ? otherwise : integer(key);
    }

    /**
     * {@return a number}
     *
     * @param key Keras's name of the parameter
     * @throws ModelFormatException if it is missing or no number
     */
    public double number(String key) {
        JsonNode node = require(key);
        if (!node.isNumber()) {
            throw wrong(key, "a number", node);
        }
        return node.doubleValue();
    }

    /**
     * {@return a number}
     *
     * @param key Keras's name of the parameter
     * @param otherwise its default, also meant by null
     * @throws ModelFormatException if it is no number
     */
    public double number(String key, double otherwise) {
        return isAbsent(key) ? otherwise : number(key);
    }

    /**
     * {@return a truth value}
     *
     * @param key Keras's name of the parameter
     * @param otherwise its default
     * @throws ModelFormatException if it is no truth value
     */
    public boolean bool(String key, boolean otherwise) {
        if (isAbsent(key)) {
            return otherwise;
        }
        JsonNode node = require(key);
        if (!node.isBoolean()) {
            throw wrong(key, "true or false", node);
        }
        return node.booleanValue();
    }

    /**
     * {@return a text}
     *
     * @param key Keras's name of the parameter
     * @param otherwise its default
     * @throws ModelFormatException if it is no text
     */
    public String text(String key, String otherwise) {
        if (isAbsent(key)) {
            return otherwise;
        }
        JsonNode node = require(key);
        if (!node.isTextual()) {
            throw wrong(key, "a text", node);
        }
        return node.textValue();
    }

    /**
     * {@return one of an enum's constants, named in lower case as Keras does}
     *
     * @param <E> the enum
     * @param key Keras's name of the parameter
     * @param otherwise its default
     * @throws ModelFormatException if there is no such constant
     */
    public <E extends Enum<E>> E constant(String key, E otherwise) {
        String text = text(key, lower(otherwise));
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants).filter(constant -> lower(constant).equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> wrong(key, "one of " + Arrays.stream(constants).map(ConfigReader::lower).sorted()
                        .collect(Collectors.joining(", ")), config.get(key)));
    }

    /**
     * {@return a list of whole numbers; a single number gives a list of one}
     *
     * @param key Keras's name of the parameter
     * @throws ModelFormatException if it is missing or anything else
     */
    public int[] integers(String key) {
        JsonNode node = require(key);
        if (!node.isArray()) {
            return new int[] {integer(key)};
        }
        int[] values = new int[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = wholeNumber(node.get(i), place.at(key).at(i));
        }
        return values;
    }

    /**
     * {@return an activation; linear for null}
     *
     * @param key Keras's name of the parameter
     */
    public Activation activation(String key) {
        known.add(key);
        return objects.decodeActivation(value(key), place.at(key));
    }

    /**
     * {@return an activation; linear for null}
     *
     * @param key Keras's name of the parameter
     * @param otherwise its default
     */
    public Activation activation(String key, Activation otherwise) {
        return has(key) ? activation(key) : otherwise;
    }

    /**
     * {@return an initializer}
     *
     * @param key Keras's name of the parameter
     * @param otherwise its default
     */
    public Initializer initializer(String key, Initializer otherwise) {
        return isAbsent(key) ? otherwise : (Initializer) objects.decode(Kind.INITIALIZER, require(key), place.at(key));
    }

    /**
     * {@return a regularizer; none for null}
     *
     * @param key Keras's name of the parameter
     */
    public Regularizer regularizer(String key) {
        return isAbsent(key) ? Regularizers.NONE : (Regularizer) objects.decode(Kind.REGULARIZER, require(key), place.at(key));
    }

    /**
     * {@return a constraint; none for null}
     *
     * @param key Keras's name of the parameter
     */
    public Constraint constraint(String key) {
        return isAbsent(key) ? Constraints.NONE : (Constraint) objects.decode(Kind.CONSTRAINT, require(key), place.at(key));
    }

    /**
     * {@return a layer}
     *
     * @param key Keras's name of the parameter
     * @throws ModelFormatException if it is missing, or no layer
     */
    public Layer layer(String key) {
        return (Layer) objects.decode(Kind.LAYER, require(key), place.at(key));
    }

    /**
     * {@return a list of layers}
     *
     * @param key Keras's name of the parameter
     * @throws ModelFormatException if it is missing, or no list of layers
     */
    public List<Layer> layers(String key) {
        JsonNode list = require(key);
        if (!list.isArray()) {
            throw wrong(key, "a list of layers", list);
        }
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            layers.add((Layer) objects.decode(Kind.LAYER, list.get(i), place.at(key).at(i)));
        }
        return layers;
    }

    /**
     * Accepts parameters whose only supported value is null.
     *
     * @param keys Keras's names of the parameters
     * @throws ModelFormatException if one has another value
     */
    public void nulls(String... keys) {
        for (String key : keys) {
            only(key, "null");
        }
    }

    /**
     * Accepts a parameter of which only one value is supported.
     *
     * @param key Keras's name of the parameter
     * @param json the value as JSON
     * @throws ModelFormatException if it has another value
     */
    public void only(String key, String json) {
        known.add(key);
        if (config.has(key) && !config.get(key).toString().equals(json)) {
            throw place.at(key).error("is " + Place.shown(config.get(key)) + ", but only " + json + " is supported.");
        }
    }

    /** Accepts an element type, which Keras writes as a text or as a policy, if it is float32. */
    void float32(String key) {
        known.add(key);
        JsonNode node = value(key);
        JsonNode name = typeName(node);
        if (!node.isNull() && !name.asText().equals("float32")) {
            throw place.at(key).error("is " + Place.shown(name) + ", but only float32 is supported.");
        }
    }

    /** {@return an element type, written as for {@link #float32}, of those that are supported; the first one where there is none} */
    DataType type(String key, DataType... supported) {
        known.add(key);
        JsonNode node = value(key);
        JsonNode name = typeName(node);
        return node.isNull() ? supported[0] : Arrays.stream(supported).filter(type -> type.toString().equals(name.asText())).findFirst()
                .orElseThrow(() -> place.at(key).error("is " + Place.shown(name) + ", but only "
                        + Arrays.stream(supported).map(DataType::toString).collect(Collectors.joining(", ")).replaceFirst(", (\\w+)$", " and $1")
                        + " are supported."));
    }

    // Policies of quantized layers have a mode, and no name of their own.
    private static JsonNode typeName(JsonNode type) {
        JsonNode config = type.path("config");
        return !type.isObject() ? type : config.path("name").isTextual() ? config.get("name") : config;
    }

    /** Accepts parameters that mean nothing here, whatever they are. */
    void ignore(String... keys) {
        known.addAll(Arrays.asList(keys));
    }

    /** {@return the function of a lambda layer} */
    LambdaFunction function(String key) {
        return (LambdaFunction) objects.decode(Kind.FUNCTION, require(key), place.at(key));
    }

    /** {@return a function, whose parameters are what Keras gives it besides the inputs where it is written by its name alone} */
    LambdaFunction function(String key, String arguments) {
        known.add(arguments);
        JsonNode given = value(arguments);
        JsonNode name = KerasObjects.functionName(require(key));
        if (given.isEmpty()) {
            return function(key);
        }
        if (!given.isObject() || !name.isTextual()) {
            throw wrong(arguments, "an object, and it to be empty where the function has parameters of its own", given);
        }
        ObjectNode whole = config.objectNode().put("class_name", name.textValue());
        whole.set("config", given);
        return (LambdaFunction) objects.decode(Kind.FUNCTION, whole, place.at(key));
    }

    /** {@return axis lengths, of which null stands for one that is not known; () for null} */
    Shape shape(String key) {
        if (isAbsent(key)) {
            return Shape.scalar();
        }
        JsonNode node = require(key);
        if (!node.isArray()) {
            return Shape.of(integer(key));
        }
        int[] dims = new int[node.size()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = node.get(i).isNull() ? Shape.UNKNOWN : wholeNumber(node.get(i), place.at(key).at(i));
        }
        return Shape.of(dims);
    }

    Schedule schedule(String key) {
        JsonNode node = require(key);
        return node.isNumber() ? new dev.corno.optimizers.schedules.Constant(node.doubleValue())
                : (Schedule) objects.decode(Kind.SCHEDULE, node, place.at(key));
    }

    Optimizer optimizer(String key) {
        return (Optimizer) objects.decode(Kind.OPTIMIZER, require(key), place.at(key));
    }

    List<Optimizer> optimizers(String key) {
        JsonNode list = requireList(key, "a list of optimizers");
        return IntStream.range(0, list.size())
                .mapToObj(i -> (Optimizer) objects.decode(Kind.OPTIMIZER, list.get(i), place.at(key).at(i))).toList();
    }

    /** {@return a list of texts; empty for null} */
    List<String> texts(String key) {
        if (isAbsent(key)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : requireList(key, "a list of texts")) {
            if (!text.isTextual()) {
                throw wrong(key, "a list of texts", require(key));
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    private JsonNode requireList(String key, String expected) {
        JsonNode list = require(key);
        if (!list.isArray()) {
            throw wrong(key, expected, list);
        }
        return list;
    }

    List<Double> numbers(String key) {
        JsonNode list = require(key);
        List<Double> numbers = new ArrayList<>();
        for (JsonNode number : list) {
            if (!number.isNumber()) {
                throw wrong(key, "a list of numbers", list);
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }

    OptionalLong optionalLong(String key) {
        if (isAbsent(key)) {
            return OptionalLong.empty();
        }
        JsonNode node = require(key);
        if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
            throw wrong(key, "a whole number", node);
        }
        return OptionalLong.of(node.longValue());
    }

    OptionalInt optionalInt(String key) {
        return isAbsent(key) ? OptionalInt.empty() : OptionalInt.of(integer(key));
    }

    OptionalDouble optionalNumber(String key) {
        return isAbsent(key) ? OptionalDouble.empty() : OptionalDouble.of(number(key));
    }

    /** {@return a shape that Keras writes with its batch axis, here without} */
    Input input(String key) {
        return input(require(key), place.at(key));
    }

    /** {@return an input of a shape that begins with the batch} */
    static Input input(JsonNode node, Place place) {
        boolean hasBatch = node.isArray() && !node.isEmpty() && (node.get(0).isNull() || node.get(0).isInt() && node.get(0).intValue() > 0);
        if (!hasBatch) {
            throw place.error("expects a shape that begins with null or a number for the batch, got " + Place.shown(node) + ".");
        }
        int[] dims = new int[node.size() - 1];
        for (int i = 0; i < dims.length; i++) {
            JsonNode dim = node.get(i + 1);
            dims[i] = dim.isNull() ? Shape.UNKNOWN : wholeNumber(dim, place.at(i + 1));
            if (dims[i] < Shape.UNKNOWN || dim.isNumber() && dims[i] < 0) {
                throw place.at(i + 1).error("expects a length of 0 or more, got " + dim + ".");
            }
        }
        Input input = new Input(dims);
        return node.get(0).isNull() ? input : input.batchSize(node.get(0).intValue());
    }

    JsonNode require(String key) {
        known.add(key);
        JsonNode node = config.get(key);
        if (node == null) {
            throw place.error("has no \"" + key + "\", which " + owner + " needs.");
        }
        return node;
    }

    /** {@return the reader of an object, to be finished by the caller; empty for null} */
    Optional<ConfigReader> section(String key) {
        if (isAbsent(key)) {
            return Optional.empty();
        }
        if (!(require(key) instanceof ObjectNode object)) {
            throw wrong(key, "an object", require(key));
        }
        return Optional.of(new ConfigReader(objects, object, owner, place.at(key)));
    }

    Place place() {
        return place;
    }

    /** Objects to parameters that nobody has asked for. */
    void finish() {
        config.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw place.error("has \"" + key + "\": " + Place.shown(config.get(key)) + ", which " + owner + " does not support.");
            }
        });
    }

    ModelFormatException wrong(String key, String expected, JsonNode got) {
        return place.at(key).error("expects " + expected + ", got " + Place.shown(got) + ".");
    }

    private boolean isAbsent(String key) {
        known.add(key);
        return value(key).isNull();
    }

    boolean has(String key) {
        known.add(key);
        return config.has(key);
    }

    /** {@return whether a parameter is there, and null} */
    boolean isNull(String key) {
        return has(key) && config.get(key).isNull();
    }

    private JsonNode value(String key) {
        JsonNode node = config.get(key);
        return node == null ? config.nullNode() : node;
    }

    private static int wholeNumber(JsonNode node, Place place) {
        if (!node.isNumber() || !node.canConvertToExactIntegral() || !node.canConvertToInt()) {
            throw place.error("expects a whole number, got " + Place.shown(node) + ".");
        }
        return node.intValue();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
