package dev.corno.backend.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoresTest {

    @TempDir
    private Path folder;

    @Test
    void countsHardwareThreadsOfACoreOnce() throws IOException {
        processor("cpu0", "0,2");
        processor("cpu1", "1,3");
        processor("cpu2", "0,2");
        processor("cpu3", "1,3");

        assertEquals(2, Cores.count(folder));
    }

    @Test
    void leavesOutOtherFolders() throws IOException {
        processor("cpu0", "0");
        processor("cpufreq", "7");

        assertEquals(1, Cores.count(folder));
    }

    @Test
    void knowsNothingWithoutTheFolder() {
        assertEquals(0, Cores.count(folder.resolve("missing")));
    }

    @Test
    void knowsNothingOfProcessorsWithoutTopology() throws IOException {
        Files.createDirectory(folder.resolve("cpu0"));

        assertEquals(0, Cores.count(folder));
    }

    @Test
    void stayWithinWhatTheProcessMayUse() {
        int cores = Cores.ofThisProcess();

        assertTrue(cores >= 1 && cores <= Runtime.getRuntime().availableProcessors());
    }

    private void processor(String name, String siblings) throws IOException {
        Path topology = Files.createDirectories(folder.resolve(name).resolve("topology"));
        Files.writeString(topology.resolve("thread_siblings_list"), siblings + "\n");
    }
}
