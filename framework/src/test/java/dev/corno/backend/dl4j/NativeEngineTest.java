package dev.corno.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.backend.Backend;
import dev.corno.backend.BackendException;
import dev.corno.backend.EngineInfo;
import dev.corno.backend.EngineInfo.Device;
import dev.corno.backend.onednn.OneDnn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeEngineTest {

    private static final String CPU = "org.nd4j.linalg.cpu.nativecpu.CpuBackend";
    private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";
    private static final Device HOPPER = new Device("NVIDIA H200", "9.0", false);

    @Test
    void describesWhatRuns() {
        EngineInfo info = Backend.standard().describe();

        assertEquals("DL4J", info.name());
        assertEquals("1.0.0-M2.1", info.version());
        assertEquals("nd4j-native", info.backend());
        assertTrue(info.variant().startsWith(NativeVariant.platform()));
        assertTrue(info.isUsable());
        assertEquals("oneDNN", info.plan().orElseThrow().library());
        assertEquals("2.5.2", info.plan().orElseThrow().version());
        assertTrue(info.plan().orElseThrow().threads() >= 1);
        assertTrue(info.memoryLimit() > 0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sharesOneOpenMpLibraryWithOneDnn() throws IOException {
        assertTrue(OneDnn.isAvailable());
        NativeEngine.start();

        assertEquals(1, libraries("libgomp").size());
        assertEquals(1, libraries("libnd4jcpu").size());
    }

    /** Files of the process's memory map. */
    private static Set<String> libraries(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("/" + name)).map(line -> line.substring(line.indexOf('/')))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void warnsOfADeviceOnlyWhereCudaIsWanted() {
        assertEquals(List.of(), NativeEngine.problems(List.of(CPU), List.of(HOPPER)));
        assertEquals(List.of(new EngineInfo.Problem("ND4J 1.0.0-M2.1 has no machine code for NVIDIA H200, compute capability 9.0;"
                + " it runs on 3.7 to 8.9.", "Use the dependency dev.corno:corno-cpu.")),
                NativeEngine.problems(List.of(CUDA), List.of(HOPPER)));
    }

    @Test
    void refusesTwoBackends() {
        assertRefused("Backend: expects one of ND4J's backends on the class path, got org.nd4j.linalg.cpu.nativecpu.CpuBackend and"
                + " org.nd4j.linalg.jcublas.JCublasBackend, and the wrong one may be used. Keep one of the dependencies"
                + " dev.corno:corno-cpu and dev.corno:corno-cuda.", List.of(CPU, CUDA), List.of());
    }

    @Test
    void refusesNoBackend() {
        assertRefused("Backend: expects one of ND4J's backends on the class path, found none."
                + " Add the dependency dev.corno:corno-cpu.", List.of(), List.of());
    }

    @Test
    void refusesDevicesWithoutMachineCode() {
        assertRefused("Backend: expects a CUDA device of compute capability 3.7 to 8.9, got NVIDIA H200 (9.0)."
                + " Replace the dependency dev.corno:corno-cuda by dev.corno:corno-cpu.", List.of(CUDA), List.of(HOPPER));
        assertRefused("Backend: expects a CUDA device of compute capability 3.7 to 8.9, got none."
                + " Replace the dependency dev.corno:corno-cuda by dev.corno:corno-cpu.", List.of(CUDA), List.of());
    }

    @Test
    void takesTheProcessorBesideAnyDevice() {
        assertDoesNotThrow(() -> NativeEngine.checkBackends(List.of(CPU), List.of(HOPPER)));
    }

    private static void assertRefused(String message, List<String> backends, List<Device> devices) {
        assertEquals(message,
                assertThrows(BackendException.class, () -> NativeEngine.checkBackends(backends, devices)).getMessage());
    }

    @Test
    void aPropertyAsksForPlansOfNd4j() {
        System.setProperty("corno.engine", "nd4j");
        try {
            assertEquals("ND4J", NativeEngine.describe().plan().orElseThrow().library());
        } finally {
            System.clearProperty("corno.engine");
        }
    }
}
