package dev.corno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A case that Keras computed: what went in, what came out, and how close an answer must be.
 *
 * @param folder where its files are
 * @param json {@code case.json}
 * @param arrays {@code arrays.npz}, empty where there is none
 */
public record KerasCase(Path folder, JsonNode json, Map<String, Tensor> arrays) {

    private static final Pattern HEADER = Pattern.compile("'descr': '(<f4|<i4)', 'fortran_order': False, 'shape': \\(([^)]*)\\)");
    private static final int PREAMBLE = 10;
    private static final double USUAL_RTOL = 1e-4;
    private static final double USUAL_ATOL = 1e-5;

    /**
     * Reads a case.
     *
     * @param folder a folder with {@code case.json}
     */
    public static KerasCase load(Path folder) throws IOException {
        JsonNode json = new ObjectMapper().readTree(folder.resolve("case.json").toFile());
        Path arrays = folder.resolve("arrays.npz");
        return new KerasCase(folder, json, Files.exists(arrays) ? readArrays(arrays) : Map.of());
    }

    private static Map<String, Tensor> readArrays(Path file) throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName().replaceFirst("\\.npy$", ""), readArray(entry.getName(), zip.readAllBytes()));
            }
        }
        return arrays;
    }

    private static Tensor readArray(String name, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = buffer.getShort(PREAMBLE - 2);
        Matcher header = HEADER.matcher(new String(bytes, PREAMBLE, headerLength, StandardCharsets.US_ASCII));
        if (!header.find()) {
            throw new IOException(name + " is not an array of float32 or int32.");
        }
        int[] shape = Arrays.stream(header.group(2).split(",")).map(String::strip).filter(dim -> !dim.isEmpty())
                .mapToInt(Integer::parseInt).toArray();
        buffer.position(PREAMBLE + headerLength);
        int size = (int) Shape.of(shape).size();
        if (header.group(1).equals("<f4")) {
            float[] values = new float[size];
            buffer.asFloatBuffer().get(values);
            return Tensor.of(values, shape);
        }
        int[] values = new int[size];
        buffer.asIntBuffer().get(values);
        return Tensor.of(values, shape);
    }

    /** Its name, unique within its kind. */
    public String name() {
        return json.path("name").asText(folder.getFileName().toString());
    }

    /** What it is a case of, such as {@code losses}. */
    public String kind() {
        return json.path("kind").asText(folder.getParent().getFileName().toString());
    }

    /** The serialized Keras object: {@code class_name} and {@code config}. */
    public JsonNode config() {
        return json.get("config");
    }

    /** Whether there is an array of this name. */
    public boolean has(String array) {
        return arrays.containsKey(array);
    }

    /** An array by name. */
    public Tensor array(String array) {
        if (!has(array)) {
            throw new IllegalArgumentException(name() + " has no array " + array + ", only " + arrays.keySet() + ".");
        }
        return arrays.get(array);
    }

    /**
     * Compares with Keras's numbers under the tolerances of the case.
     *
     * @param what is compared, for the message
     * @return the worst difference
     * @throws KerasMismatch if shapes differ or a number is too far off
     */
    public double close(String what, Tensor actual, Tensor expected) {
        if (!actual.shape().equals(expected.shape())) {
            throw new KerasMismatch(what + " has shape " + actual.shape() + ", Keras's has " + expected.shape(), Double.NaN);
        }
        double rtol = json.at("/tolerances/rtol").asDouble(USUAL_RTOL);
        double atol = json.at("/tolerances/atol").asDouble(USUAL_ATOL);
        double worst = 0;
        int tooFar = -1;
        for (int i = 0; i < actual.size(); i++) {
            double difference = Math.abs(actual.flatDouble(i) - expected.flatDouble(i));
            boolean fits = difference <= atol + rtol * Math.abs(expected.flatDouble(i))
                    || Double.compare(actual.flatDouble(i), expected.flatDouble(i)) == 0;
            if (!fits && (tooFar < 0 || difference > worst)) {
                tooFar = i;
            }
            worst = Math.max(worst, fits && Double.isNaN(difference) ? 0 : difference);
        }
        if (tooFar >= 0) {
            throw new KerasMismatch(what + " is " + actual.flatDouble(tooFar) + " at position " + tooFar + ", Keras's is "
                    + expected.flatDouble(tooFar), worst);
        }
        return worst;
    }

    /** Compares a single number. */
    public double close(String what, double actual, double expected) {
        return close(what, Tensor.of(new double[] {actual}), Tensor.of(new double[] {expected}));
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
