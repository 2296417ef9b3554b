package dev.corno.callbacks.tensorboard;

import dev.corno.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Something to show in TensorBoard: a tensor, and which of its plugins it is for.
 *
 * <pre>{@code
 * events.add(epoch, Summary.histogram("dense/kernel/histogram", weights.get("dense/kernel")));
 * }</pre>
 */
public final class Summary {

    private static final int BUCKETS = 30;
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;
    private static final int STRING = 7;

    /** What kind of data a plugin reads; TensorBoard's {@code DataClass}, unknown first. */
    private enum Kind { UNKNOWN, SCALAR, TENSOR, BLOB_SEQUENCE }

    private final ProtoMessage value;

    private Summary(String tag, ProtoMessage tensor, String plugin, String content, Kind kind) {
        ProtoMessage data = new ProtoMessage().text(1, plugin);
        if (!content.isEmpty()) {
            data.text(2, content);
        }
        value = new ProtoMessage().text(1, tag).message(8, tensor)
                .message(9, new ProtoMessage().message(1, data).integer(4, kind.ordinal()));
    }

    /** {@return the message {@code Summary.Value}} */
    ProtoMessage value() {
        return value;
    }

    /**
     * {@return a point of a curve}
     *
     * @param tag the curve's name, such as {@code epoch_loss}
     * @param number any number
     */
    public static Summary scalar(String tag, double number) {
        ByteBuffer content = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat((float) number);
        return new Summary(tag, tensor(FLOAT).bytes(4, content.array()), "scalars", "", Kind.SCALAR);
    }

    /**
     * {@return how often values of different sizes occur: 30 intervals of the same width from the smallest to the largest}
     *
     * @param tag its name, such as {@code dense/kernel/histogram}
     * @param values finite numbers
     */
    public static Summary histogram(String tag, Tensor values) {
        double[] buckets = buckets(values);
        ByteBuffer content = ByteBuffer.allocate(buckets.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : buckets) {
            content.putDouble(number);
        }
        return new Summary(tag, tensor(DOUBLE, BUCKETS, 3).bytes(4, content.array()), "histograms", "", Kind.TENSOR);
    }

    /** Left edge, right edge and count of each interval; where all values are the same, the last has them all. */
    private static double[] buckets(Tensor values) {
        double least = values.size() == 0 ? 0 : Double.POSITIVE_INFINITY;
        double most = values.size() == 0 ? 0 : Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.size(); i++) {
            least = Math.min(least, values.flatDouble(i));
            most = Math.max(most, values.flatDouble(i));
        }
        double range = most - least;
        double[] buckets = new double[BUCKETS * 3];
        for (int i = 0; i < BUCKETS; i++) {
            buckets[3 * i] = least + range * i / BUCKETS;
            buckets[3 * i + 1] = i == BUCKETS - 1 ? most : least + range * (i + 1) / BUCKETS;
        }
        for (int i = 0; i < values.size(); i++) {
            int bucket = range > 0 ? (int) Math.floor((values.flatDouble(i) - least) / (range / BUCKETS)) : BUCKETS - 1;
            buckets[3 * Math.min(bucket, BUCKETS - 1) + 2]++;
        }
        return buckets;
    }

    /**
     * {@return pictures}
     *
     * @param tag their name, such as {@code dense/kernel/image}
     * @param width of each, in pixels
     * @param height of each, in pixels
     * @param pngs the pictures as files of the format PNG
     */
    public static Summary images(String tag, int width, int height, List<byte[]> pngs) {
        List<byte[]> strings = new ArrayList<>(List.of(ascii(Integer.toString(width)), ascii(Integer.toString(height))));
        strings.addAll(pngs);
        ProtoMessage tensor = tensor(STRING, strings.size());
        strings.forEach(text -> tensor.bytes(8, text));
        return new Summary(tag, tensor, "images", "", Kind.BLOB_SEQUENCE);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * {@return the layers of a model, for the conceptual graph of the Graphs tab}
     *
     * @param json the model in Keras's JSON
     */
    public static Summary kerasModel(String json) {
        return new Summary("keras", tensor(STRING).text(8, json), "graph_keras_model", "1", Kind.UNKNOWN);
    }

    private static ProtoMessage tensor(int type, int... shape) {
        ProtoMessage dimensions = new ProtoMessage();
        for (int size : shape) {
            dimensions.message(2, new ProtoMessage().integer(1, size));
        }
        return new ProtoMessage().integer(1, type).message(2, dimensions);
    }
}
