package dev.corno.tensor;

import java.lang.reflect.Array;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers in row-major order over one Java array. A tensor is a value: no method changes one but {@link #gather(int[], int, int,
 * Tensor)}, and {@link #reshape} and {@link #slice} share the numbers instead of copying them.
 *
 * <p>Factories that take an array keep it, uncopied, because data sets are large; do not write to it afterwards. The one exception
 * are the batches that a training loop takes ({@code data.Feed}): they lie in arrays that are filled again. Most of this long file
 * is a factory and a conversion for each of six element types.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
 * float last = x.at(1, 2);          // 6
 * Tensor secondRow = x.slice(1, 2); // (1, 3)
 * }</pre>
 */
public final class Tensor {

    private static final int PRINTED = 20;
    private static final int COPIED_AT_ONCE = 4096;
    private static final int MOST = Integer.MAX_VALUE - 8;

    /** Looked up, because that takes three quarters of the time of converting. */
    private static final float[] BYTES = new float[256];

    static {
        for (int i = 0; i < BYTES.length; i++) {
            BYTES[i] = i;
        }
    }

    private final DataType dtype;
    private final Shape shape;
    private final Object values;
    private final int offset;
    private final int size;

    private Tensor(DataType dtype, Shape shape, Object values, int offset) {
        long wanted = shape.size();
        if (offset + wanted > Array.getLength(values)) {
            throw new IllegalArgumentException("Tensor: shape " + shape + " needs " + wanted + " values, got "
                    + (Array.getLength(values) - offset) + ".");
        }
        this.dtype = dtype;
        this.shape = shape;
        this.values = values;
        this.offset = offset;
        this.size = (int) wanted;
    }

    private static Tensor whole(DataType dtype, Shape shape, Object values) {
        if (shape.size() != Array.getLength(values)) {
            throw new IllegalArgumentException("Tensor: shape " + shape + " needs " + shape.size() + " values, got "
                    + Array.getLength(values) + ".");
        }
        return new Tensor(dtype, shape, values, 0);
    }

    /**
     * {@return a float32 tensor over {@code values}}
     *
     * @param values the numbers, row-major, kept uncopied
     * @param shape axis lengths, whose product is the number of values
     * @throws IllegalArgumentException if the lengths do not fit the number of values
     */
    public static Tensor of(float[] values, int... shape) {
        return whole(DataType.FLOAT32, Shape.of(shape), values);
    }

    /**
     * {@return a float64 tensor over {@code values}}
     *
     * @param values the numbers, row-major, kept uncopied
     * @param shape axis lengths, whose product is the number of values
     * @throws IllegalArgumentException if the lengths do not fit the number of values
     */
    public static Tensor of(double[] values, int... shape) {
        return whole(DataType.FLOAT64, Shape.of(shape), values);
    }

    /**
     * {@return an int32 tensor over {@code values}}
     *
     * @param values the numbers, row-major, kept uncopied
     * @param shape axis lengths, whose product is the number of values
     * @throws IllegalArgumentException if the lengths do not fit the number of values
     */
    public static Tensor of(int[] values, int... shape) {
        return whole(DataType.INT32, Shape.of(shape), values);
    }

    /**
     * {@return an int64 tensor over {@code values}}
     *
     * @param values the numbers, row-major, kept uncopied
     * @param shape axis lengths, whose product is the number of values
     * @throws IllegalArgumentException if the lengths do not fit the number of values
     */
    public static Tensor of(long[] values, int... shape) {
        return whole(DataType.INT64, Shape.of(shape), values);
    }

    /**
     * {@return a uint8 tensor over {@code values}, each byte read as 0 to 255}
     *
     * @param values the bytes, row-major, kept uncopied
     * @param shape axis lengths, whose product is the number of values
     * @throws IllegalArgumentException if the lengths do not fit the number of values
     */
    public static Tensor of(byte[] values, int... shape) {
        return whole(DataType.UINT8, Shape.of(shape), values);
    }

    /**
     * {@return a bool tensor over {@code values}}
     *
     * @param values the truth values, row-major, kept uncopied
     * @param shape axis lengths, whose product is the number of values
     * @throws IllegalArgumentException if the lengths do not fit the number of values
     */
    public static Tensor of(boolean[] values, int... shape) {
        return whole(DataType.BOOL, Shape.of(shape), values);
    }

    /**
     * {@return a float32 tensor of shape (rows, columns) with a copy of the rows}
     *
     * @param rows rows of equal length
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static Tensor of(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[countOf(Shape.of(rows.length, columns))];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException("Tensor: every row must have " + columns + " values like row 0, got "
                        + rows[row].length + " in row " + row + ".");
            }
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        return of(values, rows.length, columns);
    }

    /**
     * {@return a float32 tensor of shape () holding one number}
     *
     * @param value the number
     */
    public static Tensor scalar(float value) {
        return of(new float[] {value});
    }

    /**
     * {@return a tensor of zeros}
     *
     * @param dtype its element type
     * @param shape its shape
     * @throws IllegalArgumentException if it has more elements than a Java array can hold
     */
    public static Tensor zeros(DataType dtype, Shape shape) {
        return new Tensor(dtype, shape, allocate(dtype, countOf(shape)), 0);
    }

    /**
     * {@return a float32 tensor filled with one number}
     *
     * @param value the number
     * @param shape its axis lengths
     * @throws IllegalArgumentException if it has more elements than a Java array can hold
     */
    public static Tensor full(float value, int... shape) {
        Shape wanted = Shape.of(shape);
        float[] values = new float[countOf(wanted)];
        Arrays.fill(values, value);
        return of(values, shape);
    }

    private static int countOf(Shape shape) {
        if (shape.size() > MOST) {
            throw new IllegalArgumentException("Tensor: expects at most " + MOST + " elements, got shape " + shape + " of "
                    + shape.size() + ". Work on parts of it, such as batches.");
        }
        return (int) shape.size();
    }

    private static Object allocate(DataType dtype, int size) {
        return switch (dtype) {
            case FLOAT32 -> new float[size];
            case FLOAT64 -> new double[size];
            case INT32 -> new int[size];
            case INT64 -> new long[size];
            case UINT8 -> new byte[size];
            case BOOL -> new boolean[size];
        };
    }

    /** {@return the element type} */
    public DataType dtype() {
        return dtype;
    }

    /** {@return the axis lengths, the batch axis included where there is one} */
    public Shape shape() {
        return shape;
    }

    /** {@return the number of axes} */
    public int rank() {
        return shape.rank();
    }

    /** {@return the number of elements} */
    public int size() {
        return size;
    }

    /**
     * {@return the length of the first axis: the number of samples}
     *
     * @throws IllegalStateException if the tensor has no axes
     */
    public int rows() {
        if (shape.rank() == 0) {
            throw new IllegalStateException("Tensor: a scalar has no rows. Reshape it to (1) first.");
        }
        return shape.dim(0);
    }

    /**
     * {@return the element at a position in row-major order}
     *
     * @param index 0 to size-1
     */
    public float flat(int index) {
        return (float) flatDouble(index);
    }

    /**
     * {@return the element at a position in row-major order, in double precision}
     *
     * @param index 0 to size-1
     */
    public double flatDouble(int index) {
        int at = offset + Objects.checkIndex(index, size);
        return switch (dtype) {
            case FLOAT32 -> ((float[]) values)[at];
            case FLOAT64 -> ((double[]) values)[at];
            case INT32 -> ((int[]) values)[at];
            case INT64 -> ((long[]) values)[at];
            case UINT8 -> ((byte[]) values)[at] & 0xFF;
            case BOOL -> ((boolean[]) values)[at] ? 1 : 0;
        };
    }

    /**
     * {@return the element at an index per axis}
     *
     * @param indices one for each axis
     * @throws IllegalArgumentException if there are not as many indices as axes
     * @throws IndexOutOfBoundsException if an index is outside its axis
     */
    public float at(int... indices) {
        if (indices.length != shape.rank()) {
            throw new IllegalArgumentException("Tensor: shape " + shape + " needs " + shape.rank() + " indices, got "
                    + indices.length + ".");
        }
        int flat = 0;
        for (int axis = 0; axis < indices.length; axis++) {
            flat = flat * shape.dim(axis) + Objects.checkIndex(indices[axis], shape.dim(axis));
        }
        return flat(flat);
    }

    /**
     * {@return the only element}
     *
     * @throws IllegalStateException if there is not exactly one
     */
    public float item() {
        if (size != 1) {
            throw new IllegalStateException("Tensor: item() needs exactly one element, got shape " + shape + ".");
        }
        return flat(0);
    }

    /** {@return a copy of the elements as floats, row-major} */
    public float[] toFloatArray() {
        float[] copy = new float[size];
        copyTo(0, copy, 0, size);
        return copy;
    }

    /**
     * Copies elements, as floats, into an array.
     *
     * @param from first element, in row-major order
     * @param target where to
     * @param at first position written in {@code target}
     * @param count how many
     */
    public void copyTo(int from, float[] target, int at, int count) {
        Objects.checkFromIndexSize(from, count, size);
        int start = offset + from;
        switch (dtype) {
            case FLOAT32 -> System.arraycopy(values, start, target, at, count);
            case UINT8 -> {
                byte[] bytes = (byte[]) values;
                for (int i = 0; i < count; i++) {
                    target[at + i] = BYTES[bytes[start + i] & 0xFF];
                }
            }
            case INT32 -> {
                int[] ints = (int[]) values;
                for (int i = 0; i < count; i++) {
                    target[at + i] = ints[start + i];
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = flat(from + i);
                }
            }
        }
    }

    /**
     * Copies all elements, as floats, into a buffer, from its position on.
     *
     * @param target where to
     */
    public void copyTo(FloatBuffer target) {
        if (dtype == DataType.FLOAT32) {
            target.put((float[]) values, offset, size);
        } else {
            float[] part = new float[Math.min(size, COPIED_AT_ONCE)];
            for (int from = 0; from < size; from += part.length) {
                int count = Math.min(part.length, size - from);
                copyTo(from, part, 0, count);
                target.put(part, 0, count);
            }
        }
    }

    /** {@return a copy of the elements as ints, row-major, fractions cut off} */
    public int[] toIntArray() {
        return IntStream.range(0, size).map(i -> (int) flatDouble(i)).toArray();
    }

    /** {@return a copy of the elements as doubles, row-major} */
    public double[] toDoubleArray() {
        return IntStream.range(0, size).mapToDouble(this::flatDouble).toArray();
    }

    /** {@return a copy of the elements as bytes, row-major; only for uint8} */
    public byte[] toByteArray() {
        if (dtype != DataType.UINT8) {
            throw new IllegalStateException("Tensor: toByteArray() needs uint8, got " + dtype + ".");
        }
        return Arrays.copyOfRange((byte[]) values, offset, offset + size);
    }

    /**
     * {@return the same numbers in another element type; this tensor itself where the type is the same}
     *
     * @param type the wanted type; fractions are cut off for integers, and anything but 0 is true
     */
    public Tensor asType(DataType type) {
        if (type == dtype) {
            return this;
        }
        Object converted = allocate(type, size);
        for (int i = 0; i < size; i++) {
            double value = flatDouble(i);
            switch (type) {
                case FLOAT32 -> ((float[]) converted)[i] = (float) value;
                case FLOAT64 -> ((double[]) converted)[i] = value;
                case INT32 -> ((int[]) converted)[i] = (int) value;
                case INT64 -> ((long[]) converted)[i] = (long) value;
                case UINT8 -> ((byte[]) converted)[i] = (byte) (int) value;
                case BOOL -> ((boolean[]) converted)[i] = value != 0;
            }
        }
        return new Tensor(type, shape, converted, 0);
    }

    /**
     * {@return the same numbers seen in another shape, uncopied}
     *
     * @param dims axis lengths with the same product; one may be -1 and is worked out from the others
     * @throws ShapeMismatchException if the number of elements differs
     */
    public Tensor reshape(int... dims) {
        int[] known = dims.clone();
        int open = -1;
        double product = 1;
        boolean isShape = true;
        for (int axis = 0; axis < dims.length; axis++) {
            if (dims[axis] == Shape.UNKNOWN && open < 0) {
                open = axis;
            } else {
                isShape &= dims[axis] >= 0;
                product *= dims[axis];
            }
        }
        if (open >= 0 && product > 0) {
            known[open] = (int) (size / product);
            product *= known[open];
        }
        if (!isShape || product != size || open >= 0 && known[open] < 0) {
            throw new ShapeMismatchException("Tensor.reshape", "expects a shape of " + size + " elements like " + shape
                    + ", got " + Arrays.toString(dims).replace('[', '(').replace(']', ')') + ".");
        }
        return new Tensor(dtype, Shape.of(known), values, offset);
    }

    /**
     * {@return the rows from one up to, not including, another, uncopied}
     *
     * @param from first row
     * @param to one past the last row
     */
    public Tensor slice(int from, int to) {
        Objects.checkFromToIndex(from, to, rows());
        int rowSize = rows() == 0 ? 0 : size / rows();
        return new Tensor(dtype, shape.with(0, to - from), values, offset + from * rowSize);
    }

    /**
     * {@return a copy of chosen rows, in the order given}
     *
     * @param rows row indices, repeats allowed
     */
    public Tensor gather(int... rows) {
        Tensor gathered = zeros(dtype, shape.with(0, rows.length));
        gather(rows, 0, rows.length, gathered);
        return gathered;
    }

    /**
     * Copies chosen rows, one after another, to the start of another tensor: the one method that changes a tensor, for a buffer that
     * is filled again and again and that nobody keeps.
     *
     * @param rows row indices, repeats allowed
     * @param from the first of them that is copied
     * @param to one past the last of them that is copied
     * @param target a tensor of the same type, with rows of the same size, and enough of them
     * @throws IllegalArgumentException if it is of another type or too small
     */
    public void gather(int[] rows, int from, int to, Tensor target) {
        int rowSize = rows() == 0 ? 0 : size / rows();
        if (target.dtype != dtype || target.size < (to - from) * (long) rowSize) {
            throw new IllegalArgumentException("Tensor.gather: expects a target of type " + dtype + " with at least "
                    + (to - from) * (long) rowSize + " values, got " + target.dtype + target.shape + ".");
        }
        for (int i = from; i < to; i++) {
            int row = Objects.checkIndex(rows[i], rows());
            System.arraycopy(values, offset + row * rowSize, target.values, target.offset + (i - from) * rowSize, rowSize);
        }
    }

    /**
     * {@return a float32 copy with every element multiplied}
     *
     * @param factor the multiplier
     */
    public Tensor times(float factor) {
        float[] product = toFloatArray();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return of(product, shape.toArray());
    }

    /**
     * {@return a float32 copy with every element divided, as in {@code images.dividedBy(255)}}
     *
     * @param divisor the divisor
     */
    public Tensor dividedBy(float divisor) {
        float[] quotient = toFloatArray();
        for (int i = 0; i < quotient.length; i++) {
            quotient[i] /= divisor;
        }
        return of(quotient, shape.toArray());
    }

    /**
     * {@return the position of the largest element of each row of the last axis, as int32; the first of equals, or of NaN}
     *
     * @throws IllegalStateException if there is no last axis or nothing along it
     */
    public Tensor argMax() {
        if (rank() == 0 || shape.dim(-1) == 0) {
            throw new IllegalStateException("Tensor: argMax() needs at least one element along the last axis, got shape " + shape + ".");
        }
        int width = shape.dim(-1);
        int[] winners = new int[size / width];
        for (int row = 0; row < winners.length; row++) {
            int best = 0;
            for (int i = 1; i < width; i++) {
                if (isAbove(flatDouble(row * width + i), flatDouble(row * width + best))) {
                    best = i;
                }
            }
            winners[row] = best;
        }
        return of(winners, shape.slice(0, shape.rank() - 1).toArray());
    }

    /**
     * {@return for each row of the last axis a position drawn at random, as int32: position {@code i} with a probability in proportion to
     * {@code row[i]^(1 / temperature)}}
     *
     * @param temperature above 0: 1 for the numbers as they are, less to prefer the large ones, more to even them out
     * @param random where chance comes from
     * @throws IllegalArgumentException if the temperature is not above 0, or a row is not of numbers from 0 on with one above 0
     */
    public Tensor draw(double temperature, RandomGenerator random) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("Tensor.draw: temperature must be a number above 0, got " + temperature + ".");
        }
        int width = rank() == 0 ? 1 : shape.dim(-1);
        int[] drawn = new int[width == 0 ? 0 : size / width];
        for (int row = 0; row < drawn.length; row++) {
            double[] sums = new double[width];
            double largest = largestProbability(row * width, width);
            for (int i = 0; i < width; i++) {
                sums[i] = (i == 0 ? 0 : sums[i - 1]) + Math.pow(flatDouble(row * width + i) / largest, 1 / temperature);
            }
            double point = random.nextDouble() * sums[width - 1];
            while (sums[drawn[row]] <= point) {
                drawn[row]++;
            }
        }
        return of(drawn, shape.slice(0, Math.max(0, shape.rank() - 1)).toArray());
    }

    private double largestProbability(int from, int width) {
        double largest = 0;
        for (int i = from; i < from + width; i++) {
            double value = flatDouble(i);
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("Tensor.draw: expects probabilities from 0 on, got " + value
                        + ". Let the model end with a softmax.");
            }
            largest = Math.max(largest, value);
        }
        if (largest == 0) {
            throw new IllegalArgumentException("Tensor.draw: expects a probability above 0 in each row, got none. Let the model end with a softmax.");
        }
        return largest;
    }

    // NumPy's order: NaN is above all numbers.
    private static boolean isAbove(double value, double other) {
        return value > other || Double.isNaN(value) && !Double.isNaN(other);
    }

    /**
     * {@return class indices as float32 rows with a single 1, Keras's {@code to_categorical}}
     *
     * @param classes number of classes, at least 1; every element must be a whole number from 0 to classes-1
     * @throws IllegalArgumentException if an element is anything else
     */
    public Tensor oneHot(int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException("oneHot: classes must be a positive integer, got " + classes + ".");
        }
        Shape longer = shape.append(classes);
        float[] rows = new float[countOf(longer)];
        for (int i = 0; i < size; i++) {
            double label = flatDouble(i);
            if (!(label >= 0 && label < classes && label == Math.rint(label))) {
                throw new IllegalArgumentException("oneHot: expects class indices 0.." + (classes - 1) + ", got " + element(i)
                        + " at position " + i + ".");
            }
            rows[i * classes + (int) label] = 1;
        }
        return of(rows, longer.toArray());
    }

    /** {@return whether every element is a finite number} */
    public boolean isFinite() {
        return firstNotFinite().isEmpty();
    }

    /** {@return the position, in row-major order, of the first element that is NaN or infinite; empty if there is none} */
    public OptionalInt firstNotFinite() {
        if (!dtype.isFloating() || dtype == DataType.FLOAT32 && areFinite((float[]) values, offset, offset + size)) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(flatDouble(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    // Zero times a number is zero, times anything else NaN; several sums, because one would wait for each addition.
    private static boolean areFinite(float[] floats, int from, int to) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = from;
        for (; i < to - 7; i += 8) {
            sum0 += floats[i] * 0 + floats[i + 4] * 0;
            sum1 += floats[i + 1] * 0 + floats[i + 5] * 0;
            sum2 += floats[i + 2] * 0 + floats[i + 6] * 0;
            sum3 += floats[i + 3] * 0 + floats[i + 7] * 0;
        }
        for (; i < to; i++) {
            sum0 += floats[i] * 0;
        }
        return sum0 + sum1 + sum2 + sum3 == 0;
    }

    /** {@return whether {@code other} is a tensor of the same type, shape and bits; any NaN equals any other} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && dtype == tensor.dtype && shape.equals(tensor.shape) && hasNumbersOf(tensor);
    }

    private boolean hasNumbersOf(Tensor other) {
        int to = offset + size;
        int otherTo = other.offset + size;
        return switch (dtype) {
            case FLOAT32 -> Arrays.equals((float[]) values, offset, to, (float[]) other.values, other.offset, otherTo);
            case FLOAT64 -> Arrays.equals((double[]) values, offset, to, (double[]) other.values, other.offset, otherTo);
            case INT32 -> Arrays.equals((int[]) values, offset, to, (int[]) other.values, other.offset, otherTo);
            case INT64 -> Arrays.equals((long[]) values, offset, to, (long[]) other.values, other.offset, otherTo);
            case UINT8 -> Arrays.equals((byte[]) values, offset, to, (byte[]) other.values, other.offset, otherTo);
            case BOOL -> Arrays.equals((boolean[]) values, offset, to, (boolean[]) other.values, other.offset, otherTo);
        };
    }

    @Override
    public int hashCode() {
        int hash = shape.hashCode();
        for (int i = 0; i < Math.min(size, PRINTED); i++) {
            hash = 31 * hash + Double.hashCode(flatDouble(i));
        }
        return hash;
    }

    /** {@return type, shape and the first elements} */
    @Override
    public String toString() {
        String first = IntStream.range(0, Math.min(size, PRINTED)).mapToObj(this::element).collect(Collectors.joining(", "));
        return dtype + shape.toString() + "[" + first + (size > PRINTED ? ", ..." : "") + "]";
    }

    private String element(int index) {
        return dtype == DataType.UINT8 ? Integer.toString((int) flatDouble(index))
                : String.valueOf(Array.get(values, offset + Objects.checkIndex(index, size)));
    }
}
