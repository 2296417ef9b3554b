package dev.corno.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the running process uses. */
final class OwnProcess {

    private static final double KIB_PER_MIB = 1024;

    private OwnProcess() {
    }

    /** {@return the most memory that was resident so far, in MiB; NaN where the system does not tell} */
    static double peakMemory() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:")).mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1])).findFirst()
                    .orElse(Double.NaN) / KIB_PER_MIB;
        } catch (IOException e) {
            throw new UncheckedIOException("peakMemory: could not read " + status + ": " + e.getMessage(), e);
        }
    }

    /** {@return bytes that the threads now alive have allocated on the Java heap} */
    static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).filter(bytes -> bytes > 0).sum();
    }
}
