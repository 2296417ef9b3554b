package dev.corno.backend.dl4j;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses among the builds of ND4J's native code on the class path; ND4J's own loader would take one that the CPU cannot run. */
final class NativeVariant {

    private static final String FOLDER = "org/nd4j/linalg/cpu/nativecpu/bindings/";
    private static final int AVX2 = 2;
    private static final int AVX512 = 3;

    private NativeVariant() {
    }

    /**
     * {@return the suffix of the best build that is present and runs here, such as {@code -onednn-avx2}; empty string for the plain
     * one; empty if there is none}
     */
    static Optional<String> choose(ClassLoader loader) {
        return suffixes(avxLevel()).stream().filter(suffix -> isPresent(loader, suffix)).findFirst();
    }

    /** {@return the suffixes of the builds that run on such a CPU, the fastest first} */
    static List<String> suffixes(int avxLevel) {
        if (avxLevel >= AVX512) {
            return List.of("-onednn-avx512", "-onednn-avx2", "-avx512", "-onednn", "-avx2", "", "-compat");
        }
        return avxLevel == AVX2 ? List.of("-onednn-avx2", "-onednn", "-avx2", "", "-compat") : List.of("-onednn", "", "-compat");
    }

    /** {@return JavaCPP's name of this platform, such as {@code linux-x86_64}} */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.contains("win") ? "windows" : os.contains("mac") ? "macosx" : "linux";
        String arch = System.getProperty("os.arch");
        return system + "-" + switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> arch;
        };
    }

    private static boolean isPresent(ClassLoader loader, String suffix) {
        String platform = platform();
        String library = platform.startsWith("windows") ? "jnind4jcpu.dll"
                : platform.startsWith("macosx") ? "libjnind4jcpu.dylib" : "libjnind4jcpu.so";
        return loader.getResource(FOLDER + platform + suffix + "/" + library) != null;
    }

    private static int avxLevel() {
        try {
            HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Integer.parseInt(hotSpot.getVMOption("UseAVX").getValue());
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
