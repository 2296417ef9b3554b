package dev.corno.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.backend.EngineInfo.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class CudaDevicesTest {

    @Test
    void readsNamesAndCapabilities() {
        assertEquals(List.of(new Device("NVIDIA GeForce RTX 3090", "8.6", true), new Device("NVIDIA H200", "9.0", false)),
                CudaDevices.parse("NVIDIA GeForce RTX 3090, 8.6\nNVIDIA H200, 9.0\n"));
    }

    @Test
    void runsCodeForAmpereOnAda() {
        assertEquals(List.of(new Device("NVIDIA L4", "8.9", true)), CudaDevices.parse("NVIDIA L4, 8.9"));
    }

    @Test
    void hasNoDevicesWhereTheToolSaysSomethingElse() {
        assertEquals(List.of(), CudaDevices.parse("No devices were found\n"));
    }
}
