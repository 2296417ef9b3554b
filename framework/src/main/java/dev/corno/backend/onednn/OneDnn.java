package dev.corno.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2_vnni;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_vnni;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_mic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_mic_4ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_sse41;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_in_order;
import static org.bytedeco.dnnl.global.dnnl.dnnl_invalid_arguments;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;

/** Starts oneDNN. Its native code is there for Linux, for macOS on x86-64, and for Windows. */
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

    /** {@return the version of oneDNN that is loaded, such as {@code 2.5.2}} */
    public static String version() {
        dnnl_version_t version = dnnl_version();
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    /** {@return the instructions that oneDNN uses on this CPU, in its own words, such as {@code avx512_core}} */
    public static String instructions() {
        return switch (dnnl_get_effective_cpu_isa()) {
            case dnnl_cpu_isa_sse41 -> "sse41";
            case dnnl_cpu_isa_avx -> "avx";
            case dnnl_cpu_isa_avx2 -> "avx2";
            case dnnl_cpu_isa_avx2_vnni -> "avx2_vnni";
            case dnnl_cpu_isa_avx512_mic, dnnl_cpu_isa_avx512_mic_4ops -> "avx512_mic";
            case dnnl_cpu_isa_avx512_core -> "avx512_core";
            case dnnl_cpu_isa_avx512_core_vnni -> "avx512_core_vnni";
            case dnnl_cpu_isa_avx512_core_bf16 -> "avx512_core_bf16";
            case dnnl_cpu_isa_avx512_core_amx -> "avx512_core_amx";
            default -> "standard";
        };
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
            throw new OneDnnException("oneDNN: expects to " + what + ", got status " + status + " (" + meaning(status)
                    + "). Use another size of batch or of this layer, and report which failed.");
        }
    }

    private static String meaning(int status) {
        return switch (status) {
            case dnnl_out_of_memory -> "out of memory";
            case dnnl_invalid_arguments -> "arguments it does not take";
            case dnnl_unimplemented -> "not implemented";
            default -> "failed while running";
        };
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
                OpenMp.prepare();
                NativeMemory.prepare();
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
