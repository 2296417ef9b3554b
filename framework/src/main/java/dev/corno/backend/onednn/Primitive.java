package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.Pointer;

/** An operation bound to its arrays: running it is one native call that allocates nothing. */
public final class Primitive implements AutoCloseable {

    private final dnnl_primitive handle = new dnnl_primitive();
    // Kept, because what no one can reach is freed.
    private final List<dnnl_memory> memories = new ArrayList<>();
    private final List<Cleaner.Cleanable> owned = new ArrayList<>();
    private final dnnl_exec_arg_t arguments;
    private final int count;
    private final dnnl_stream stream = OneDnn.stream();

    /**
     * Binds an operation.
     *
     * @param operation what to compute
     * @param arguments its arrays
     */
    public Primitive(Operation operation, List<Argument> arguments) {
        this.count = arguments.size();
        this.arguments = new dnnl_exec_arg_t(count);
        try {
            OneDnn.check(dnnl_primitive_create(handle, operation.handle()), "make a primitive");
            owned.add(Handles.own(handle, new dnnl_primitive(handle), each -> dnnl_primitive_destroy(each)));
            for (int i = 0; i < count; i++) {
                bind(i, arguments.get(i));
            }
            this.arguments.position(0);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void bind(int index, Argument argument) {
        dnnl_memory memory = new dnnl_memory();
        OneDnn.check(dnnl_memory_create(memory, argument.layout().handle(), OneDnn.engine(), argument.address()), "bind memory");
        memories.add(memory);
        owned.add(Handles.own(memory, new dnnl_memory(memory), each -> dnnl_memory_destroy(each)));
        arguments.position(index).arg(argument.role()).memory(memory);
    }

    /** Computes. */
    public void execute() {
        int status = dnnl_primitive_execute(handle, stream, count, arguments);
        if (status != 0) {
            OneDnn.check(status, "run a primitive");
        }
    }

    @Override
    public void close() {
        owned.forEach(Cleaner.Cleanable::clean);
        arguments.close();
    }

    /**
     * One array of an operation.
     *
     * @param role which, such as {@code DNNL_ARG_SRC}
     * @param layout how its numbers lie
     * @param address where they start
     */
    public record Argument(int role, Descriptor layout, Pointer address) {
    }
}
