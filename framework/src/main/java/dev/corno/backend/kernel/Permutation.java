package dev.corno.backend.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.corno.backend.onednn.Descriptor;
import dev.corno.backend.onednn.Reorder;
import dev.corno.backend.plan.Call;
import dev.corno.backend.plan.PrimitiveCall;
import dev.corno.backend.plan.Slot;

/** Copies of numbers with their axes in another order, and back. */
final class Permutation {

    private final Descriptor before;
    private final Descriptor after;

    /**
     * An order of axes.
     *
     * @param dims the axis lengths before, the batch included
     * @param order for each axis afterwards which one it was
     */
    Permutation(long[] dims, int... order) {
        long[] strides = Descriptor.rowMajorStrides(dims);
        long[] movedDims = new long[order.length];
        long[] movedStrides = new long[order.length];
        for (int axis = 0; axis < order.length; axis++) {
            movedDims[axis] = dims[order[axis]];
            movedStrides[axis] = strides[order[axis]];
        }
        this.before = Descriptor.strided(movedDims, movedStrides);
        this.after = Descriptor.rowMajor(movedDims);
    }

    /** {@return the exchange of the last two of three axes} */
    static Permutation swap(long outer, long first, long second) {
        return new Permutation(new long[] {outer, first, second}, 0, 2, 1);
    }

    /** {@return the call that puts axes into the new order} */
    Call there(Slot from, Slot to) {
        return new PrimitiveCall("permute", Reorder.of(before, after)).read(DNNL_ARG_FROM, from, before).write(DNNL_ARG_TO, to, after);
    }

    /** {@return the call that puts axes into the old order} */
    Call back(Slot from, Slot to) {
        return new PrimitiveCall("permute", Reorder.of(after, before)).read(DNNL_ARG_FROM, from, after).write(DNNL_ARG_TO, to, before);
    }
}
