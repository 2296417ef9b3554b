package dev.corno.backend.dl4j;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies numbers between Java arrays and the engine's. Everything is float32 and row-major on both sides. */
final class NdArrays {

    private NdArrays() {
    }

    /** {@return a copy of a tensor of any type} */
    static INDArray of(Tensor tensor) {
        return of(tensor.toFloatArray(), longs(tensor.shape().toArray()));
    }

    static INDArray of(float[] values, long... shape) {
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
        write(array, 0, values);
        return array;
    }

    /** {@return a copy of an array of any strides} */
    static Tensor toTensor(INDArray array) {
        return Tensor.of(toFloats(array), Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray());
    }

    static float[] toFloats(INDArray array) {
        float[] values = new float[Math.toIntExact(array.length())];
        read(isRowMajor(array) ? array : array.dup('c'), 0, values);
        return values;
    }

    /** Fills {@code values} from a row-major array, from an element on. */
    static void read(INDArray array, long from, float[] values) {
        read(array, from, values, 0, values.length);
    }

    /** Fills a part of {@code values} from a row-major array, from an element on. */
    static void read(INDArray array, long from, float[] values, int at, int count) {
        if (count > 0) {
            buffer(array, from).get(values, at, count);
        }
    }

    /** Writes {@code values} into a row-major array, from an element on. */
    static void write(INDArray array, long from, float[] values) {
        if (values.length > 0) {
            buffer(array, from).put(values);
            Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
        }
    }

    private static FloatBuffer buffer(INDArray array, long from) {
        Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
        FloatBuffer buffer = array.data().asNioFloat().duplicate();
        return buffer.position(Math.toIntExact(array.offset() + from));
    }

    /** {@return the array, or a row-major copy that no one else has} */
    static INDArray rowMajor(INDArray array) {
        return isRowMajor(array) ? array : array.dup('c');
    }

    private static boolean isRowMajor(INDArray array) {
        long expected = 1;
        for (int axis = array.rank() - 1; axis >= 0; axis--) {
            if (array.size(axis) != 1 && array.stride(axis) != expected) {
                return false;
            }
            expected *= array.size(axis);
        }
        return true;
    }

    static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /** {@return the shape of a batch as it is printed} */
    static String describe(INDArray array) {
        return Shape.of(Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray()).toString();
    }
}
