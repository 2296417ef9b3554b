package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

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
    private final List<dnnl_memory> memories = new ArrayList<>();
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
            for (int i = 0; i < count; i++) {
                Argument argument = arguments.get(i);
                dnnl_memory memory = new dnnl_memory();
                OneDnn.check(dnnl_memory_create(memory, argument.layout().handle(), OneDnn.engine(), argument.address()), "bind memory");
                memories.add(memory);
                this.arguments.position(i).arg(argument.role()).memory(memory);
            }
            this.arguments.position(0);
        } catch (OneDnnException e) {
            close();
            throw e;
        }
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
        if (!handle.isNull()) {
            dnnl_primitive_destroy(handle);
        }
        memories.forEach(memory -> dnnl_memory_destroy(memory));
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
