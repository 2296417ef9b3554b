package dev.corno.backend.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Function;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenMpTest {

    @BeforeAll
    static void startOneDnn() {
        assertEquals(Optional.empty(), OneDnn.failure());
    }

    @Test
    void setsWaitingAndThreads() {
        assertEquals(Map.of("GOMP_SPINCOUNT", "1000", "OMP_NUM_THREADS", "6"), OpenMp.missing(Map.of(), 6));
    }

    @ParameterizedTest
    @CsvSource({"OMP_WAIT_POLICY, active", "GOMP_SPINCOUNT, 5"})
    void leavesTheUsersWaitingAlone(String name, String value) {
        assertEquals(Map.of("OMP_NUM_THREADS", "6"), OpenMp.missing(Map.of(name, value), 6));
    }

    @Test
    void leavesTheUsersThreadsAlone() {
        assertEquals(Map.of("GOMP_SPINCOUNT", "1000"), OpenMp.missing(Map.of("OMP_NUM_THREADS", "3"), 6));
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "' 4 ,2', 4", "1, 1"})
    void readsTheFirstNumberOfThreads(String text, int expected) {
        assertEquals(Optional.of(expected), OpenMp.number(Map.of("OMP_NUM_THREADS", text)));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "many", "100000", "''"})
    void ignoresWhatIsNoNumberOfThreads(String text) {
        assertEquals(Optional.empty(), OpenMp.number(Map.of("OMP_NUM_THREADS", text)));
    }

    @Test
    void hasAThreadAtLeast() {
        assertTrue(OpenMp.threads() >= 1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void setsTheThreadsOfTheCallingThreadOnly() throws Exception {
        OpenMp.use(3);

        assertEquals(3, maxThreads());
        assertEquals(OpenMp.threads(), inAnotherThread(OpenMpTest::maxThreads));
        OpenMp.use(OpenMp.threads());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysHowManyThreadsAreUsed() {
        OpenMp.use(3);

        assertEquals(3, OpenMp.used());
        OpenMp.use(OpenMp.threads());
    }

    private static int maxThreads() {
        return Function.getFunction(Loader.getLoadedLibraries().get("gomp@.1"), "omp_get_max_threads").invokeInt(new Object[0]);
    }

    private static <T> T inAnotherThread(Callable<T> work) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            return other.submit(work).get();
        } finally {
            other.shutdown();
        }
    }
}
