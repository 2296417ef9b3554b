package dev.corno.backend.onednn;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * The threads of native code: how many take part in an operation, and how they wait for one another. Where a native library cannot be
 * reached, its own defaults stay.
 */
public final class OpenMp {

    /**
     * How often a waiting thread looks before it sleeps, which takes about 0.1 ms. Less, and operations that follow one another pay for
     * waking threads up; more, and a step waits for every other program that wants the same core.
     */
    private static final String SPINS = "1000";
    private static final String NUMBER = "[1-9][0-9]{0,3}";

    private OpenMp() {
    }

    /**
     * Sets in the environment of the process how native threads wait and how many there are, unless the user has set it. Counts only
     * before OpenMP's library is loaded.
     */
    public static void prepare() {
        threads();
    }

    /** {@return how many threads a large operation uses: {@code OMP_NUM_THREADS}, or one for each core} */
    public static int threads() {
        return Environment.THREADS;
    }

    /**
     * Sets how many threads the operations take that the calling thread runs from now on, where oneDNN runs. Takes less than 0.1
     * microseconds.
     *
     * @param count how many, at least 1
     */
    public static void use(int count) {
        if (OneDnn.isAvailable() && Library.IS_BOUND) {
            Library.omp_set_num_threads(count);
        }
    }

    /** {@return how many threads the operations take that the calling thread runs} */
    public static int used() {
        return OneDnn.isAvailable() && Library.IS_BOUND ? Library.omp_get_max_threads() : threads();
    }

    /**
     * {@return what is missing in an environment}
     *
     * @param set the variables that are set
     * @param cores how many threads there shall be unless the variables say it
     */
    static Map<String, String> missing(Map<String, String> set, int cores) {
        Map<String, String> missing = new HashMap<>();
        if (Stream.of("OMP_WAIT_POLICY", "GOMP_SPINCOUNT").noneMatch(set::containsKey)) {
            missing.put("GOMP_SPINCOUNT", SPINS);
        }
        if (number(set).isEmpty()) {
            missing.put("OMP_NUM_THREADS", Integer.toString(cores));
        }
        return missing;
    }

    /** {@return the number of threads in an environment; the first of several, which are for regions inside regions} */
    static Optional<Integer> number(Map<String, String> set) {
        return Optional.ofNullable(set.get("OMP_NUM_THREADS")).map(text -> text.split(",", 2)[0].strip())
                .filter(text -> text.matches(NUMBER)).map(Integer::valueOf);
    }

    /** The environment of the process; the class is loaded by the first who asks. */
    private static final class Environment {

        static final int THREADS = prepare(System.getenv(), Cores.ofThisProcess());

        private static int prepare(Map<String, String> set, int cores) {
            // Microsoft's OpenMP library knows none of the variables but the number of threads, and has its environment elsewhere.
            if (!Platform.isWindows()) {
                try {
                    Native.register(Environment.class, NativeLibrary.getInstance(Platform.C_LIBRARY_NAME));
                    missing(set, cores).forEach((name, value) -> setenv(name, value, 1));
                } catch (LinkageError e) {
                    return number(set).orElse(cores);
                }
            }
            return number(set).orElse(cores);
        }

        private static native int setenv(String name, String value, int overwrite);
    }

    /** The OpenMP library that oneDNN uses; the class is loaded by the first who sets a number. */
    private static final class Library {

        static final boolean IS_BOUND = bind();

        private static boolean bind() {
            Map<String, String> loaded = Loader.getLoadedLibraries();
            String path = Stream.of("gomp@.1", "iomp5").map(loaded::get).filter(found -> found != null).findFirst().orElse("vcomp140");
            try {
                Native.register(Library.class, NativeLibrary.getInstance(path));
                return true;
            } catch (LinkageError e) {
                return false;
            }
        }

        private static native void omp_set_num_threads(int count);

        private static native int omp_get_max_threads();
    }
}
