package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Optional;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A computation that oneDNN has chosen an implementation for, with the layouts of its arrays: made by
 * {@link InnerProduct}, {@link Softmax} and the like. A {@link Primitive} is one with addresses.
 */
public final class Operation implements AutoCloseable {

    private final dnnl_primitive_desc handle;
    private final Attributes attributes;
    private final Optional<Operation> forward;
    private final Cleaner.Cleanable owned;

    Operation(dnnl_primitive_desc handle, Attributes attributes, Optional<Operation> forward) {
        this.handle = handle;
        this.attributes = attributes;
        this.forward = forward;
        this.owned = Handles.own(handle, new dnnl_primitive_desc(handle), each -> dnnl_primitive_desc_destroy(each));
    }

    static Operation of(Pointer description, Attributes attributes, String what) {
        return of(description, attributes, Optional.empty(), what);
    }

    static Operation of(Pointer description, Attributes attributes, Operation forward, String what) {
        return of(description, attributes, Optional.of(forward), what);
    }

    private static Operation of(Pointer description, Attributes attributes, Optional<Operation> forward, String what) {
        dnnl_primitive_desc handle = new dnnl_primitive_desc();
        OneDnn.check(dnnl_primitive_desc_create(handle, new const_dnnl_op_desc_t(description), attributes.handle(), OneDnn.engine(),
                forward.map(Operation::handle).orElse(null)), "find an implementation of " + what);
        return new Operation(handle, attributes, forward);
    }

    /**
     * {@return the layout of one of its arrays}
     *
     * @param query which, such as {@code dnnl_query_weights_md}
     */
    public Descriptor layout(int query) {
        return layout(query, 0);
    }

    /**
     * {@return the layout of one of its arrays}
     *
     * @param query which kind, such as {@code dnnl_query_weights_md}
     * @param index which of that kind
     */
    public Descriptor layout(int query, int index) {
        dnnl_memory_desc_t copy = new dnnl_memory_desc_t().zero();
        Pointer own = dnnl_primitive_desc_query_md(handle, query, index);
        if (own != null) {
            copy.put(own);
        }
        // The original is part of the operation.
        Reference.reachabilityFence(handle);
        return new Descriptor(copy);
    }

    /** {@return how many bytes it needs to work in} */
    public long scratchpadBytes() {
        return layout(dnnl_query_scratchpad_md).bytes();
    }

    /** {@return oneDNN's name of the implementation, such as {@code brgconv:avx512_core}} */
    public String implementation() {
        try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
            OneDnn.check(dnnl_primitive_desc_query(handle, dnnl_query_impl_info_str, 0, result), "name an implementation");
            return new BytePointer(result.get(0)).getString();
        }
    }

    /** Frees it, with its attributes and the way forward that it belongs to; primitives that were made of it stay. */
    @Override
    public void close() {
        owned.clean();
        attributes.close();
        forward.ifPresent(Operation::close);
    }

    dnnl_primitive_desc handle() {
        return handle;
    }
}
