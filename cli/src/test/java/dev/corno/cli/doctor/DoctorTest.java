package dev.corno.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.backend.BackendException;
import dev.corno.backend.EngineInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"11, PROBLEM", "17, OK", "25, OK", "26, NOTE"})
    void judgesJavaByItsVersion(int version, Status status) {
        assertEquals(status, new JavaCheck(version).examine().get(0).status());
    }

    @ParameterizedTest
    @CsvSource({"fpu sse4_2, NOTE", "fpu avx, NOTE", "fpu avx avx2, OK", "fpu avx avx2 avx512f, OK"})
    void needsVectorInstructions(String flags, Status status) {
        var check = new ProcessorCheck("amd64", 2, List.of("model name\t: Some CPU", "flags\t\t: " + flags));

        assertEquals(status, check.examine().get(0).status());
    }

    @Test
    void namesProcessorAndVectorLevel() {
        var check = new ProcessorCheck("amd64", 1, List.of("model name\t: Some CPU", "flags\t\t: fpu avx avx2"));

        assertEquals("Some CPU (amd64), 1 core, SIMD avx2", check.examine().get(0).text());
    }

    @Test
    void passesProcessorsItKnowsNothingOf() {
        assertEquals(Status.OK, new ProcessorCheck("aarch64", 8, List.of()).examine().get(0).status());
    }

    @Test
    void warnsOfLittleHeap() {
        Finding finding = new MemoryCheck(256L << 20, 8L << 30, 4L << 30).examine().get(0);

        assertEquals("heap up to 256.0 MiB; machine 8.0 GiB, 4.0 GiB free", finding.text());
        assertEquals(Status.NOTE, finding.status());
    }

    @Test
    void warnsOfLittleFreeMemory() {
        assertEquals(Status.NOTE, new MemoryCheck(2L << 30, 8L << 30, 100L << 20).examine().get(0).status());
    }

    @Test
    void saysThatFontsAreMissing() {
        assertEquals(Finding.note("fonts", "none; curves.png has no text, report.html has",
                "Install fontconfig and a font, such as the package fonts-dejavu-core."), new FontCheck(false).examine().get(0));
    }

    @Test
    void tellsTheSizeOfTheCache() throws IOException {
        Files.write(folder.resolve("mnist.gz"), new byte[2048]);
        Finding finding = new FolderCheck(folder, folder, Optional.empty()).examine().get(0);

        assertTrue(finding.text().startsWith(folder + ", 2.0 KiB, "));
    }

    @Test
    void passesACacheThatIsNotThereYet() {
        Finding finding = new FolderCheck(folder.resolve("a/b"), folder, Optional.empty()).examine().get(0);

        assertTrue(finding.text().contains("not there yet"));
        assertFalse(finding.status() == Status.PROBLEM);
    }

    @Test
    void refusesACacheThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Finding finding = new FolderCheck(file, folder, Optional.empty()).examine().get(0);

        assertEquals(Finding.problem("data cache", file + " cannot be written to", "Change the permissions of " + file + "."), finding);
    }

    @Test
    void refusesADataFolderThatIsNotThere() {
        Path missing = folder.resolve("missing");
        Finding finding = new FolderCheck(folder, folder, Optional.of(missing)).examine().get(2);

        assertEquals(Finding.problem("CORNO_DATA", missing + " is not a folder that can be read",
                "Set CORNO_DATA to a folder of data sets, or unset it."), finding);
    }

    @Test
    void saysThatTheEngineIsMissing() {
        List<Finding> findings = new EngineCheck(() -> {
            throw new BackendException("Backend: found none.", null);
        }).examine();

        assertEquals("cannot be loaded: Backend: found none.", findings.get(0).text());
        assertFalse(Doctor.isHealthy(findings));
    }

    @Test
    void passesOnWhatTheEngineFindsWrong() {
        List<Finding> findings = new EngineCheck(() -> engine(List.of(), List.of(new EngineInfo.Problem("Two natives.", "Remove one."))))
                .examine();

        assertTrue(findings.contains(Finding.problem("engine", "Two natives.", "Remove one.")));
    }

    @Test
    void tellsWhatComputesStepPlans() {
        List<Finding> findings = new EngineCheck(() -> engine(List.of(), List.of())).examine();

        assertEquals(Finding.ok("step plan", "oneDNN 2.5.2, avx2, 2 threads"), findings.get(0));
    }

    @Test
    void saysThatADeviceIsTooNew() {
        var device = new EngineInfo.Device("NVIDIA H200", "9.0", false);
        List<Finding> findings = new EngineCheck(() -> engine(List.of(device), List.of())).examine();

        Finding finding = findings.get(findings.size() - 1);
        assertEquals("NVIDIA H200, compute capability 9.0, for which the engine's CUDA binaries (3.7 to 8.9) hold no machine code",
                finding.text());
        assertTrue(Doctor.isHealthy(findings));
    }

    @Test
    void printsTheRemedyBelow() {
        assertEquals("problem  memory     too little" + System.lineSeparator() + "                    -> buy some",
                Finding.problem("memory", "too little", "buy some").toString());
    }

    private static EngineInfo engine(List<EngineInfo.Device> devices, List<EngineInfo.Problem> problems) {
        return new EngineInfo(Optional.of(new EngineInfo.StepPlan("oneDNN", "2.5.2", "avx2", 2)), "DL4J", "1.0.0-M2.1", "nd4j-native",
                "linux-x86_64-onednn-avx2", 2, "OPENBLAS", 1 << 30, 0, devices, problems);
    }
}
