package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_in_order;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;

/** Starts oneDNN. Its native code is there for Linux, macOS and Windows on x86-64 only. */
public final class OneDnn {

    private OneDnn() {
    }

    /** {@return whether oneDNN runs here; loads its native code to find out} */
    public static boolean isAvailable() {
        return failure().isEmpty();
    }

    /** {@return why oneDNN does not run here, or empty} */
    public static Optional<Throwable> failure() {
        return Started.FAILURE;
    }

    static dnnl_engine engine() {
        return Started.ENGINE;
    }

    static dnnl_stream stream() {
        return Started.STREAM;
    }

    /** Throws what a status other than success means. */
    static void check(int status, String what) {
        if (status != dnnl_success) {
            throw new OneDnnException("oneDNN: expects to " + what + ", got status " + status + ".");
        }
    }

    /** What came of starting; the class is loaded by the first who asks. */
    private static final class Started {

        static final dnnl_engine ENGINE;
        static final dnnl_stream STREAM;
        static final Optional<Throwable> FAILURE;

        static {
            dnnl_engine engine = null;
            dnnl_stream stream = null;
            Throwable failure = null;
            try {
                engine = new dnnl_engine();
                check(dnnl_engine_create(engine, dnnl_cpu, 0), "make an engine");
                stream = new dnnl_stream();
                check(dnnl_stream_create(stream, engine, dnnl_stream_in_order), "make a stream");
            } catch (LinkageError | RuntimeException e) {
                failure = e;
            }
            ENGINE = engine;
            STREAM = stream;
            FAILURE = Optional.ofNullable(failure);
        }
    }
}
