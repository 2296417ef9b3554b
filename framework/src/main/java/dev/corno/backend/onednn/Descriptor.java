package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_submemory;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory_desc_t;

/** How float32 numbers lie in memory: the lengths of the axes in oneDNN's order, and where the next one along each axis is. */
public final class Descriptor {

    private final dnnl_memory_desc_t handle;

    Descriptor(dnnl_memory_desc_t handle) {
        this.handle = handle;
    }

    /**
     * {@return numbers without gaps, the last axis fastest}
     *
     * @param dims axis lengths
     */
    public static Descriptor rowMajor(long... dims) {
        return strided(dims, rowMajorStrides(dims));
    }

    /**
     * {@return numbers at given distances}
     *
     * @param dims axis lengths
     * @param strides for each axis how many numbers further the next one is
     */
    public static Descriptor strided(long[] dims, long[] strides) {
        dnnl_memory_desc_t handle = new dnnl_memory_desc_t();
        OneDnn.check(dnnl_memory_desc_init_by_strides(handle, dims.length, dims, dnnl_f32, strides),
                "describe memory of shape " + Arrays.toString(dims));
        return new Descriptor(handle);
    }

    /**
     * {@return numbers in whatever order the operation likes best}
     *
     * @param dims axis lengths
     */
    public static Descriptor any(long... dims) {
        dnnl_memory_desc_t handle = new dnnl_memory_desc_t();
        OneDnn.check(dnnl_memory_desc_init_by_tag(handle, dims.length, dims, dnnl_f32, dnnl_format_tag_any),
                "describe memory of shape " + Arrays.toString(dims));
        return new Descriptor(handle);
    }

    /**
     * {@return pictures or sequences whose channels lie fastest; the axes are {@code (batch, channels, spatial...)}}
     *
     * @param batch samples
     * @param channels length of the axis that comes second for oneDNN and last in memory
     * @param spatial lengths of the axes between
     */
    public static Descriptor channelsLast(long batch, long channels, long... spatial) {
        long[] dims = new long[spatial.length + 2];
        long[] strides = new long[dims.length];
        dims[0] = batch;
        dims[1] = channels;
        System.arraycopy(spatial, 0, dims, 2, spatial.length);
        strides[1] = 1;
        long stride = channels;
        for (int axis = dims.length - 1; axis >= 2; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        strides[0] = stride;
        return strided(dims, strides);
    }

    /**
     * {@return a box of these numbers}
     *
     * @param from for each axis where the box starts
     * @param lengths for each axis how long it is
     */
    public Descriptor part(long[] from, long[] lengths) {
        dnnl_memory_desc_t part = new dnnl_memory_desc_t();
        OneDnn.check(dnnl_memory_desc_init_submemory(part, handle, lengths, from), "describe a part of memory");
        return new Descriptor(part);
    }

    /** {@return the lengths of the axes} */
    public long[] dims() {
        long[] dims = new long[handle.ndims()];
        handle.dims().get(dims);
        return dims;
    }

    /** {@return how many bytes it takes, gaps included} */
    public long bytes() {
        return dnnl_memory_desc_get_size(handle);
    }

    /** {@return how many float32 numbers that is, rounded up} */
    public long numbers() {
        return (bytes() + Float.BYTES - 1) / Float.BYTES;
    }

    /**
     * {@return whether the numbers lie in the same places}
     *
     * @param other another description
     */
    public boolean sameAs(Descriptor other) {
        return dnnl_memory_desc_equal(handle, other.handle) != 0;
    }

    /**
     * {@return for each axis how many numbers further the next one is, where the last axis is the fastest}
     *
     * @param dims axis lengths
     */
    public static long[] rowMajorStrides(long... dims) {
        long[] strides = new long[dims.length];
        long stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        return strides;
    }

    dnnl_memory_desc_t handle() {
        return handle;
    }
}
