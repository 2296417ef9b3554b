package dev.corno.backend.dl4j;

import dev.corno.backend.EngineInfo.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** NVIDIA's devices as its driver's tool lists them, and whether ND4J's machine code runs on them. */
final class CudaDevices {

    /** What nd4j-cuda-11.6 1.0.0-M2.1 was compiled for, and 8.9, which runs code for 8.6. It holds no PTX for anything newer. */
    private static final Set<String> SUPPORTED = Set.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9");
    private static final int SECONDS = 5;

    private CudaDevices() {
    }

    /** {@return the devices; none where there is no driver} */
    static List<Device> list() {
        try {
            Process tool = new ProcessBuilder("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (!tool.waitFor(SECONDS, TimeUnit.SECONDS)) {
                tool.destroyForcibly();
                return List.of();
            }
            return tool.exitValue() == 0 ? parse(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)) : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    static List<Device> parse(String lines) {
        return lines.lines().filter(line -> line.contains(",")).map(CudaDevices::device).toList();
    }

    private static Device device(String line) {
        int comma = line.lastIndexOf(',');
        String capability = line.substring(comma + 1).trim();
        return new Device(line.substring(0, comma).trim(), capability, SUPPORTED.contains(capability));
    }
}
