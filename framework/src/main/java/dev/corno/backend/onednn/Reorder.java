package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Copies numbers from one layout to another: {@code DNNL_ARG_FROM} to {@code DNNL_ARG_TO}. */
public final class Reorder {

    private Reorder() {
    }

    /**
     * {@return the copy}
     *
     * @param from how the numbers lie
     * @param to how the copy lies
     */
    public static Operation of(Descriptor from, Descriptor to) {
        dnnl_primitive_desc handle = new dnnl_primitive_desc();
        Attributes attributes = new Attributes();
        OneDnn.check(dnnl_reorder_primitive_desc_create(handle, from.handle(), OneDnn.engine(), to.handle(), OneDnn.engine(),
                attributes.handle()), "find an implementation of a reorder");
        return new Operation(handle, attributes, Optional.empty());
    }
}
