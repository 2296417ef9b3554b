package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import java.lang.ref.Cleaner;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/**
 * What an operation does with its result before it writes it, in the order of the calls. The room that it works in is always the
 * caller's: oneDNN's own would be tied to the thread that made the operation.
 */
public final class Attributes implements AutoCloseable {

    private final dnnl_primitive_attr handle = new dnnl_primitive_attr();
    private final dnnl_post_ops operations = new dnnl_post_ops();
    private final Cleaner.Cleanable ownedHandle;
    private final Cleaner.Cleanable ownedOperations;

    /** Nothing is done with the result. */
    public Attributes() {
        OneDnn.check(dnnl_primitive_attr_create(handle), "make attributes");
        ownedHandle = Handles.own(handle, new dnnl_primitive_attr(handle), each -> dnnl_primitive_attr_destroy(each));
        OneDnn.check(dnnl_primitive_attr_set_scratchpad_mode(handle, dnnl_scratchpad_mode_user), "leave working memory to the caller");
        OneDnn.check(dnnl_post_ops_create(operations), "make a list of fused operations");
        ownedOperations = Handles.own(operations, new dnnl_post_ops(operations), each -> dnnl_post_ops_destroy(each));
    }

    /**
     * Applies a function to each number.
     *
     * @param function which
     * @return this
     */
    public Attributes then(Eltwise function) {
        OneDnn.check(dnnl_post_ops_append_eltwise(operations, 1, function.algorithm(), function.alpha(), function.beta()),
                "fuse an activation");
        return this;
    }

    /**
     * Adds what the target holds already.
     *
     * @return this
     */
    public Attributes thenAddTarget() {
        OneDnn.check(dnnl_post_ops_append_sum(operations, 1), "fuse a sum");
        return this;
    }

    @Override
    public void close() {
        ownedHandle.clean();
        ownedOperations.clean();
    }

    dnnl_primitive_attr handle() {
        OneDnn.check(dnnl_primitive_attr_set_post_ops(handle, operations), "set fused operations");
        return handle;
    }
}
