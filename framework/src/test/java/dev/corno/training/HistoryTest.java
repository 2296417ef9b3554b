package dev.corno.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.callbacks.Logs;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final History HISTORY = new History(List.of(
            new History.Epoch(0, new Logs(Map.of("loss", 0.5)), Duration.ofMillis(1500)),
            new History.Epoch(1, secondLogs(), Duration.ofMillis(500))), Optional.of("Enough."));

    @TempDir
    private Path folder;

    private static Logs secondLogs() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", 0.25);
        values.put("val_loss", Double.NaN);
        return new Logs(values);
    }

    @Test
    void givesTheCurveOfAName() {
        assertEquals(List.of(0.5, 0.25), HISTORY.get("loss"));
        assertEquals(0.25, HISTORY.last("loss"));
        assertEquals(List.of(Double.NaN), HISTORY.values().get("val_loss"));
        assertEquals(Duration.ofSeconds(2), HISTORY.duration());
    }

    @Test
    void namesTheValuesThereAre() {
        assertEquals("History: expects the name of a measured value, got \"val_acc\". There are loss, val_loss.",
                assertThrows(IllegalArgumentException.class, () -> HISTORY.get("val_acc")).getMessage());
    }

    @Test
    void writesATable() throws Exception {
        HISTORY.writeCsv(folder.resolve("history.csv"));
        assertEquals("epoch,loss,val_loss,seconds\r\n0,0.5,,1.5\r\n1,0.25,nan,0.5\r\n", Files.readString(folder.resolve("history.csv")));
    }

    /** As {@code CSVLogger} writes them. */
    @Test
    void numbersOfTheTableArePythons() throws Exception {
        var epoch = new History.Epoch(0, new Logs(Map.of("loss", 1e-5)), Duration.ZERO);
        new History(List.of(epoch), Optional.empty()).writeCsv(folder.resolve("small.csv"));
        assertEquals("epoch,loss,seconds\r\n0,1e-05,0.0\r\n", Files.readString(folder.resolve("small.csv")));
    }

    @Test
    void writesJson() throws Exception {
        HISTORY.writeJson(folder.resolve("history.json"));
        assertEquals("{\"epochs\":[{\"epoch\":0,\"seconds\":1.5,\"values\":{\"loss\":0.5}},"
                + "{\"epoch\":1,\"seconds\":0.5,\"values\":{\"loss\":0.25,\"val_loss\":\"NaN\"}}],\"stopReason\":\"Enough.\"}",
                Files.readString(folder.resolve("history.json")).replaceAll("\\s", ""));
    }

    @Test
    void replacesAFileAndLeavesNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("history.csv"), "old");
        HISTORY.writeCsv(file);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void leavesNothingWhereItCannotWrite() throws Exception {
        Path taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> HISTORY.writeCsv(taken));
        assertEquals("save: cannot write \"" + taken + "\": it is a folder. Choose another path. What was there before is unchanged.",
                failure.getMessage());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(taken), files.toList());
        }
    }
}
