package dev.corno.backend.onednn;

import com.sun.management.OperatingSystemMXBean;
import dev.corno.backend.BackendException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/** How much memory the process may take, Java heap included. */
public final class NativeMemory {

    private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";
    private static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final double SHARE_OF_MEMORY = 0.9;
    private static final double MIB = 1 << 20;

    private NativeMemory() {
    }

    /**
     * Sets the limits of native memory to nine tenths of the machine's (or container's) memory, unless the user has set them. Counts
     * only before the first class of native code is loaded, which would take multiples of the Java heap.
     */
    public static void prepare() {
        if (System.getProperty(MAX_PHYSICAL_BYTES) == null) {
            long memory = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
            System.setProperty(MAX_PHYSICAL_BYTES, Long.toString((long) (SHARE_OF_MEMORY * memory)));
        }
        if (System.getProperty(MAX_BYTES) == null) {
            System.setProperty(MAX_BYTES, "0");
        }
    }

    /**
     * Checks that there is room for an array, before native code takes it.
     *
     * @param bytes how long it is
     * @param what what it is for, such as {@code training with batches of 64}
     * @throws BackendException if the process would grow past its limit
     */
    public static void require(long bytes, String what) {
        long limit = Pointer.maxPhysicalBytes();
        if (limit > 0 && bytes > limit - Pointer.physicalBytes()) {
            // What the collector finds may free native memory.
            System.gc();
            check(bytes, what, Pointer.physicalBytes(), limit);
        }
    }

    static void check(long bytes, String what, long used, long limit) {
        if (bytes > limit - used) {
            throw new BackendException(String.format(Locale.ROOT, "Memory: expects %.0f MiB for %s, got %.0f MiB, as the process has %.0f MiB"
                    + " and may have %.0f MiB. Use smaller batches, or raise the limit with -D%s.", bytes / MIB, what,
                    Math.max(0, limit - used) / MIB, used / MIB, limit / MIB, MAX_PHYSICAL_BYTES), null);
        }
    }
}
