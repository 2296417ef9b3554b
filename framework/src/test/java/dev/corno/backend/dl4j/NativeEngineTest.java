package dev.corno.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.backend.Backend;
import dev.corno.backend.BackendException;
import dev.corno.backend.EngineInfo;
import dev.corno.backend.EngineInfo.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertTrue(info.memoryLimit() > 0);
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
}
