package dev.corno.cli.doctor;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * How much memory there is and how much Java may use.
 *
 * @param heap most bytes of Java heap
 * @param physical bytes of the machine (or container)
 * @param free bytes nobody uses
 */
record MemoryCheck(long heap, long physical, long free) implements Check {

    private static final long SMALL_HEAP = 512L << 20;
    private static final long LITTLE_FREE = 1L << 30;

    static MemoryCheck ofThisMachine() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new MemoryCheck(Runtime.getRuntime().maxMemory(), system.getTotalMemorySize(), system.getFreeMemorySize());
    }

    @Override
    public List<Finding> examine() {
        String text = "heap up to " + Bytes.text(heap) + "; machine " + Bytes.text(physical) + ", " + Bytes.text(free) + " free";
        if (heap < SMALL_HEAP) {
            return List.of(Finding.note("memory", text, "Data sets such as MNIST need more heap: CORNO_JAVA_OPTIONS=-Xmx2g."));
        }
        if (free < LITTLE_FREE) {
            return List.of(Finding.note("memory", text, "End other programs if training runs out of memory."));
        }
        return List.of(Finding.ok("memory", text));
    }
}
