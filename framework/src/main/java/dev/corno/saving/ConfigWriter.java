package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.tensor.Shape;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The parameters of an object on their way into Keras's JSON, in the order in which they are put. */
public final class ConfigWriter {

    private final KerasObjects objects;
    private final ObjectNode config = JsonNodeFactory.instance.objectNode();

    ConfigWriter(KerasObjects objects) {
        this.objects = objects;
    }

    /**
     * {@return this, with a whole number added}
     *
     * @param key Keras's name of the parameter
     * @param value the number
     */
    public ConfigWriter put(String key, long value) {
        config.put(key, value);
        return this;
    }

    /**
     * {@return this, with a number added}
     *
     * @param key Keras's name of the parameter
     * @param value the number
     */
    public ConfigWriter put(String key, double value) {
        config.put(key, value);
        return this;
    }

    /**
     * {@return this, with a truth value added}
     *
     * @param key Keras's name of the parameter
     * @param value the truth value
     */
    public ConfigWriter put(String key, boolean value) {
        config.put(key, value);
        return this;
    }

    /**
     * {@return this, with a text added}
     *
     * @param key Keras's name of the parameter
     * @param value the text
     */
    public ConfigWriter put(String key, String value) {
        config.put(key, value);
        return this;
    }

    /**
     * {@return this, with a list of numbers added}
     *
     * @param key Keras's name of the parameter
     * @param values whole numbers
     */
    public ConfigWriter put(String key, int... values) {
        ArrayNode list = config.putArray(key);
        for (int value : values) {
            list.add(value);
        }
        return this;
    }

    /**
     * {@return this, with an object added that is written by its own codec}
     *
     * @param key Keras's name of the parameter
     * @param value an activation, initializer, regularizer, constraint, layer or the like
     */
    public ConfigWriter object(String key, Object value) {
        config.set(key, objects.toJson(value));
        return this;
    }

    /**
     * {@return this, with a list of objects added that are written by their own codecs}
     *
     * @param key Keras's name of the parameter
     * @param values activations, initializers, regularizers, constraints, layers or the like
     */
    public ConfigWriter objects(String key, Collection<?> values) {
        ArrayNode list = config.putArray(key);
        values.forEach(value -> list.add(objects.toJson(value)));
        return this;
    }

    /**
     * {@return this, with parameters added that are always null, because what they stand for is not supported}
     *
     * @param keys Keras's names of the parameters
     */
    public ConfigWriter nulls(String... keys) {
        for (String key : keys) {
            config.putNull(key);
        }
        return this;
    }

    ConfigWriter optional(String key, OptionalLong value) {
        config.set(key, value.isPresent() ? config.numberNode(value.getAsLong()) : config.nullNode());
        return this;
    }

    ConfigWriter optional(String key, OptionalInt value) {
        config.set(key, value.isPresent() ? config.numberNode(value.getAsInt()) : config.nullNode());
        return this;
    }

    ConfigWriter optional(String key, OptionalDouble value) {
        config.set(key, value.isPresent() ? config.numberNode(value.getAsDouble()) : config.nullNode());
        return this;
    }

    ConfigWriter texts(String key, List<String> values) {
        ArrayNode list = config.putArray(key);
        values.forEach(list::add);
        return this;
    }

    /** Adds a list of objects that are written by their own codecs. */
    ConfigWriter objects(String key, List<?> values) {
        ArrayNode list = config.putArray(key);
        values.forEach(value -> list.add(objects.toJson(value)));
        return this;
    }

    /** Adds a number, or null where it has the value that stands for none. */
    ConfigWriter unless(double none, String key, double value) {
        config.set(key, value == none ? config.nullNode() : config.numberNode(value));
        return this;
    }

    /** Adds a whole number, or null where it has the value that stands for none. */
    ConfigWriter unless(int none, String key, int value) {
        config.set(key, value == none ? config.nullNode() : config.numberNode(value));
        return this;
    }

    ConfigWriter numbers(String key, Collection<? extends Number> values) {
        ArrayNode list = config.putArray(key);
        values.forEach(value -> list.add(value instanceof Long || value instanceof Integer
                ? list.numberNode(value.longValue()) : list.numberNode(value.doubleValue())));
        return this;
    }

    /** Adds axis lengths, null for those that are not known; null for (). */
    ConfigWriter shape(String key, Shape shape) {
        ArrayNode list = config.arrayNode();
        for (int dim : shape.toArray()) {
            list.add(dim == Shape.UNKNOWN ? list.nullNode() : list.numberNode(dim));
        }
        return set(key, shape.rank() == 0 ? config.nullNode() : list);
    }

    ConfigWriter set(String key, JsonNode value) {
        config.set(key, value);
        return this;
    }

    ObjectNode config() {
        return config;
    }

    /** {@return a shape as Keras writes it, unknown axes null, and the batch axis where any number of samples is fine} */
    static ArrayNode withBatch(OptionalInt batchSize, Shape shape) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        list.add(batchSize.isPresent() ? list.numberNode(batchSize.getAsInt()) : list.nullNode());
        for (int dim : shape.toArray()) {
            list.add(dim == Shape.UNKNOWN ? list.nullNode() : list.numberNode(dim));
        }
        return list;
    }
}
