package dev.corno.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.data.DataException;
import dev.corno.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

    @TempDir
    Path folder;

    @Test
    void readsPlainAndGzippedFiles() throws IOException {
        Tensor expected = Tensor.of(new byte[] {0, 1, 2, 3, 4, 5}, 3, 2);
        byte[] idx = idx(6, 3, 2);
        assertEquals(expected, IdxFile.read(Files.write(folder.resolve("a"), idx)));
        assertEquals(expected, IdxFile.read(Files.write(folder.resolve("a.gz"), gzipped(idx))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x12345678, 0x00000D03, 0x00000800, 0x00000805})
    void rejectsOtherMagicNumbers(int magic) throws IOException {
        byte[] idx = idx(6, 3, 2);
        ByteBuffer.wrap(idx).putInt(magic);
        assertFails("a", idx, String.format(": expects an IDX file of bytes, which begins with 0x00000801 to 0x00000804, got 0x%08x. "
                + "Get the file again.", magic));
    }

    @Test
    void rejectsFilesCutShortInTheHeader() throws IOException {
        assertFails("a", Arrays.copyOf(idx(6, 3, 2), 7),
                ": expects a whole IDX file, got one that is cut short or damaged. Get the file again.");
    }

    @Test
    void rejectsFilesCutShortInTheData() throws IOException {
        assertFails("a.gz", gzipped(idx(5, 3, 2)), ": expects 3 x 2 bytes, got only 5. The file is cut short: get it again.");
    }

    @Test
    void rejectsGzipCutShort() throws IOException {
        byte[] whole = gzipped(idx(6, 3, 2));
        assertFails("a.gz", Arrays.copyOf(whole, whole.length - 6),
                ": expects a whole gzipped IDX file, got one that is cut short or damaged. Get the file again.");
    }

    @Test
    void rejectsWhatIsNoGzip() throws IOException {
        assertFails("a.gz", idx(6, 3, 2),
                ": expects a whole gzipped IDX file, got one that is cut short or damaged. Get the file again.");
    }

    @Test
    void rejectsBytesAfterTheEnd() throws IOException {
        assertFails("a", idx(7, 3, 2), ": expects 3 x 2 bytes, got more. Get the file again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.gz"})
    void rejectsClaimsThatNoFileOfItsSizeCanHold(String name) throws IOException {
        byte[] idx = idx(6, 60000, 1000);
        assertFails(name, name.equals("a") ? idx : gzipped(idx),
                ": claims to hold 60000 x 1000 bytes, more than a file of its size can. Get the file again.");
    }

    @Test
    void rejectsNegativeAndOverflowingSizes() throws IOException {
        assertFails("a", idx(6, -1, 2), ": claims to hold 4294967295 x 2 bytes, more than a file of its size can. Get the file again.");
        assertFails("a", idx(6, 1 << 30, 1 << 30, 1 << 30, 1 << 30), ": claims to hold 1073741824 x 1073741824 x 1073741824 x 1073741824 "
                + "bytes, more than a file of its size can. Get the file again.");
    }

    @Test
    void rejectsMissingFiles() {
        Path file = folder.resolve("none");
        Exception failure = assertThrows(DataException.class, () -> IdxFile.read(file));
        assertEquals(file + ": cannot be read: no such file or folder. Check that the file exists and is readable.", failure.getMessage());
    }

    static byte[] idx(int bytes, int... dims) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * dims.length + bytes);
        file.putInt(0x800 + dims.length);
        Arrays.stream(dims).forEach(file::putInt);
        for (int i = 0; i < bytes; i++) {
            file.put((byte) (i % 10));
        }
        return file.array();
    }

    static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private void assertFails(String name, byte[] content, String message) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        assertEquals(file + message, assertThrows(DataException.class, () -> IdxFile.read(file)).getMessage());
    }
}
