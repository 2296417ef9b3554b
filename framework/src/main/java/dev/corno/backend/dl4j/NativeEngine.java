package dev.corno.backend.dl4j;

import dev.corno.backend.BackendException;
import dev.corno.backend.EngineInfo;
import dev.corno.backend.EngineInfo.Device;
import dev.corno.backend.EngineInfo.Problem;
import dev.corno.backend.EngineInfo.StepPlan;
import dev.corno.backend.onednn.NativeMemory;
import dev.corno.backend.onednn.OneDnn;
import dev.corno.backend.onednn.OpenMp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Starts ND4J. What it reads only once, before its first class is loaded, is set here: which native build to load, and how much
 * memory the process may take.
 */
final class NativeEngine {

    private static final String ENGINE = "corno.engine";
    private static final String ND4J = "nd4j";
    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
    private static final String WITHOUT_ONEDNN = "macosx-arm64";
    private static final String CPU_BACKEND = "org.nd4j.linalg.cpu.nativecpu.CpuBackend";
    private static final String CUDA_BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";

    private NativeEngine() {
    }

    /**
     * Starts ND4J if it has not been started.
     *
     * @throws BackendException if it cannot start here
     */
    static void start() {
        Started.FAILURE.ifPresent(failure -> {
            throw failure;
        });
    }

    /** {@return whether ND4J for CUDA is on the class path} */
    static boolean hasCuda() {
        return backends(NativeEngine.class.getClassLoader()).contains(CUDA_BACKEND);
    }

    /** {@return whether plans are of oneDNN's operations; otherwise they are of ND4J's} */
    static boolean usesOneDnn() {
        return !System.getProperty(ENGINE, "").equals(ND4J) && !hasCuda() && OneDnn.isAvailable();
    }

    /** {@return how many threads one operation may use, as it was when ND4J started} */
    static int threads() {
        return Started.THREADS;
    }

    /** What came of starting; the class is loaded by the first who asks. */
    private static final class Started {

        static final Optional<BackendException> FAILURE = attempt();
        static final int THREADS = FAILURE.isEmpty() ? Nd4j.getEnvironment().maxMasterThreads() : 0;

        private static Optional<BackendException> attempt() {
            try {
                prepare(NativeEngine.class.getClassLoader());
                Nd4j.getBackend();
                return Optional.empty();
            } catch (BackendException e) {
                return Optional.of(e);
            } catch (RuntimeException | LinkageError e) {
                return Optional.of(new BackendException("Backend: expects ND4J to start on " + NativeVariant.platform() + ", got "
                        + e + ". The cause below says why.", e));
            }
        }
    }

    private static void prepare(ClassLoader loader) {
        checkBackends(backends(loader), CudaDevices.list());
        if (backends(loader).contains(CPU_BACKEND) && System.getProperty(EXTENSION) == null) {
            Optional<String> suffix = NativeVariant.choose(loader);
            System.setProperty(EXTENSION, suffix.orElseThrow(() -> new BackendException("Backend: expects ND4J's native code for "
                    + NativeVariant.platform() + " on the class path, found none that runs on this CPU."
                    + " Add the dependency dev.corno:corno-cpu.", null)));
        }
        NativeMemory.prepare();
        OpenMp.prepare();
        // ND4J takes the number of the thread that starts it for everyone's, and a small plan may have set that to 1.
        OpenMp.use(OpenMp.threads());
    }

    /**
     * Checks that one engine can run, before native code is loaded.
     *
     * @param backends the classes of ND4J's backends on the class path
     * @param devices the accelerators of the machine
     */
    static void checkBackends(List<String> backends, List<Device> devices) {
        if (backends.isEmpty()) {
            throw new BackendException("Backend: expects one of ND4J's backends on the class path, found none."
                    + " Add the dependency dev.corno:corno-cpu.", null);
        }
        if (backends.size() > 1) {
            throw new BackendException("Backend: expects one of ND4J's backends on the class path, got " + String.join(" and ", backends)
                    + ", and the wrong one may be used. Keep one of the dependencies dev.corno:corno-cpu and dev.corno:corno-cuda.",
                    null);
        }
        if (backends.contains(CUDA_BACKEND) && devices.stream().noneMatch(Device::isSupported)) {
            throw new BackendException("Backend: expects a CUDA device of compute capability 3.7 to 8.9, got " + names(devices)
                    + ". Replace the dependency dev.corno:corno-cuda by dev.corno:corno-cpu.", null);
        }
    }

    private static String names(List<Device> devices) {
        return devices.isEmpty() ? "none" : String.join(", ", devices.stream()
                .map(device -> device.name() + " (" + device.computeCapability() + ")").toList());
    }

    private static List<String> backends(ClassLoader loader) {
        TreeSet<String> names = new TreeSet<>();
        try {
            for (URL url : Collections.list(loader.getResources("META-INF/services/org.nd4j.linalg.factory.Nd4jBackend"))) {
                try (InputStream in = url.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new BackendException("Backend: expects to read the list of ND4J's backends, got " + e
                    + ". Check the files of the class path.", e);
        }
        return List.copyOf(names);
    }

    /** {@return what was started, or why nothing was} */
    static EngineInfo describe() {
        List<Device> devices = CudaDevices.list();
        List<Problem> problems = new ArrayList<>(problems(backends(NativeEngine.class.getClassLoader()), devices));
        Optional<StepPlan> plan = plan(problems);
        long heap = Runtime.getRuntime().maxMemory();
        try {
            start();
        } catch (BackendException e) {
            problems.add(0, new Problem(e.getMessage(), "Use one of dev.corno:corno-cpu, corno-cpu-all and corno-cuda."));
            return new EngineInfo(plan, "DL4J", version(), "none", "none", 0, "none", heap, plan.isPresent() ? Pointer.maxPhysicalBytes() : 0,
                    devices, problems);
        }
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        boolean isCpu = Nd4j.getEnvironment().isCPU();
        Optional<StepPlan> found = plan.or(() -> Optional.of(new StepPlan("ND4J", version(), isCpu ? "cpu" : "cuda", threads())));
        return new EngineInfo(found, "DL4J", version(), isCpu ? "nd4j-native" : "nd4j-cuda",
                NativeVariant.platform() + (isCpu ? System.getProperty(EXTENSION, "") : ""), threads(),
                String.valueOf(environment.get("blas.vendor")), heap, Pointer.maxPhysicalBytes(), devices, problems);
    }

    /** {@return what is wrong with the devices, if anybody wants to use them} */
    static List<Problem> problems(List<String> backends, List<Device> devices) {
        return devices.stream().filter(device -> backends.contains(CUDA_BACKEND) && !device.isSupported())
                .map(device -> new Problem("ND4J 1.0.0-M2.1 has no machine code for " + device.name() + ", compute capability "
                        + device.computeCapability() + "; it runs on 3.7 to 8.9.", "Use the dependency dev.corno:corno-cpu.")).toList();
    }

    private static Optional<StepPlan> plan(List<Problem> problems) {
        if (hasCuda()) {
            return Optional.empty();
        }
        if (usesOneDnn()) {
            return Optional.of(new StepPlan("oneDNN", OneDnn.version(), OneDnn.instructions(), OpenMp.threads()));
        }
        if (!OneDnn.isAvailable() && !NativeVariant.platform().equals(WITHOUT_ONEDNN)) {
            problems.add(new Problem("oneDNN does not start on " + NativeVariant.platform() + ": " + OneDnn.failure().orElseThrow()
                    + ". Models run, but several times slower.", "Use one of dev.corno:corno-cpu and corno-cpu-all."));
        }
        return Optional.empty();
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = NativeEngine.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
