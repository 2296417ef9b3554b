package dev.corno.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {

    private static final byte[] CONTENT = content();
    private static final String NAME = "a.gz";

    @TempDir
    Path folder;

    private FileServer server;
    private FileServer second;

    @BeforeEach
    void startServers() throws IOException {
        server = new FileServer();
        second = new FileServer();
    }

    @AfterEach
    void stopServers() {
        server.close();
        second.close();
    }

    @Test
    void downloadsIntoTheCacheAndTellsHowFarItIs() throws IOException {
        server.with(NAME, CONTENT);
        AtomicLong told = new AtomicLong();
        Path file = new Downloader().fetch("things", file(), home().progress((name, bytes, total) -> told.set(bytes)));
        assertEquals(folder.resolve("cache/datasets/things/a.gz"), file);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals(CONTENT.length, told.get());
        assertEquals(List.of(NAME), filesBeside(file));
    }

    @Test
    void asksForNothingThatIsCached() {
        server.with(NAME, CONTENT);
        fetch();
        fetch();
        assertEquals(List.of("/a.gz"), server.requests());
    }

    @Test
    void goesOnWhereItBrokeOff() throws IOException {
        part(Arrays.copyOf(CONTENT, 1000));
        server.with(NAME, CONTENT);
        assertArrayEquals(CONTENT, Files.readAllBytes(fetch()));
        assertEquals(List.of("/a.gz bytes=1000-"), server.requests());
    }

    @Test
    void startsAgainWhereTheServerKnowsNoRanges() throws IOException {
        part(Arrays.copyOf(CONTENT, 1000));
        server.with(NAME, CONTENT).withoutRanges();
        assertArrayEquals(CONTENT, Files.readAllBytes(fetch()));
    }

    @Test
    void startsAgainWhereTheFirstPartWasWrong() throws IOException {
        part(new byte[1000]);
        server.with(NAME, CONTENT);
        assertArrayEquals(CONTENT, Files.readAllBytes(fetch()));
        assertEquals(List.of("/a.gz bytes=1000-", "/a.gz"), server.requests());
    }

    @Test
    void takesTheNextMirrorForTheRestOfABrokenDownload() throws IOException {
        server.with(NAME, CONTENT).cutAfter(3000);
        second.with(NAME, CONTENT);
        assertArrayEquals(CONTENT, Files.readAllBytes(fetch()));
        assertTrue(second.requests().get(0).startsWith("/a.gz"));
    }

    @Test
    void takesTheNextMirrorWhereTheHashIsWrong() throws IOException {
        server.with(NAME, new byte[CONTENT.length]);
        second.with(NAME, CONTENT);
        assertArrayEquals(CONTENT, Files.readAllBytes(fetch()));
    }

    @Test
    void saysWhatEachMirrorDidAndWhereToPutTheFile() throws IOException {
        server.with(NAME, new byte[CONTENT.length]);
        assertFails("things: expects a.gz (5000 bytes), got nothing usable from " + server.url() + "a.gz (expects " + file().checksum()
                + ", got " + Checksum.sha256("").of(new ByteArrayInputStream(new byte[CONTENT.length])).hex() + ") and " + second.url()
                + "a.gz (HTTP status 404). Download it by hand into " + folder.resolve("cache/datasets/things")
                + ", or set CORNO_DATA to a folder that has things/a.gz.");
        assertEquals(List.of(), filesBeside(folder.resolve("cache/datasets/things/a.gz")));
    }

    @Test
    void saysThatAMirrorIsDown() {
        String down = server.url();
        server.close();
        second.with(NAME, Arrays.copyOf(CONTENT, 4000));
        assertFails("things: expects a.gz (5000 bytes), got nothing usable from " + down + "a.gz (cannot connect) and " + second.url()
                + "a.gz (expects 5000 bytes, got 4000). Download it by hand into " + folder.resolve("cache/datasets/things")
                + ", or set CORNO_DATA to a folder that has things/a.gz.");
    }

    @Test
    void saysThatTheUsersFolderIsLookedInToo() {
        DataHome home = new DataHome(Optional.of(folder.resolve("mine")), folder.resolve("cache"), DownloadProgress.NONE);
        assertEquals("things: expects a.gz (5000 bytes), got nothing usable from " + server.url() + "a.gz (HTTP status 404) and "
                + second.url() + "a.gz (HTTP status 404). Download it by hand into " + folder.resolve("cache/datasets/things") + " or "
                + folder.resolve("mine/things") + ", where it is looked for too.",
                assertThrows(DataException.class, () -> new Downloader().fetch("things", file(), home)).getMessage());
    }

    @Test
    void stopsWhereMoreComesThanExpected() {
        server.with(NAME, Arrays.copyOf(CONTENT, 9000));
        second.with(NAME, Arrays.copyOf(CONTENT, 9000));
        String tooMuch = "a.gz (more than the 5000 bytes expected)";
        assertFails("things: expects a.gz (5000 bytes), got nothing usable from " + server.url() + tooMuch + " and " + second.url()
                + tooMuch + ". Download it by hand into " + folder.resolve("cache/datasets/things")
                + ", or set CORNO_DATA to a folder that has things/a.gz.");
    }

    @Test
    void saysThatTheCacheCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        Path part = folder.resolve("cache/datasets/things/a.gz.part");
        Exception failure = assertThrows(DataException.class, this::fetch);
        assertEquals("things: cannot write " + part + ": Not a directory. Free some space or change its permissions, or name another cache folder with CORNO_CACHE.", failure.getMessage());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatTheDiskIsFull() throws IOException {
        server.with(NAME, CONTENT);
        Path part = folder.resolve("cache/datasets/things/a.gz.part");
        Files.createDirectories(part.getParent());
        Files.createSymbolicLink(part, Path.of("/dev/full"));
        assertFails("things: cannot write " + part + ": No space left on device. Free some space or change its permissions, or name "
                + "another cache folder with CORNO_CACHE.");
        Files.delete(part);
    }

    @Test
    void leavesAFileToWhoeverIsDownloadingIt() throws IOException {
        Path part = part(new byte[10]);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());
            assertFails("things: " + part + " is being downloaded by another program. Wait for it to end.");
        }
        assertFalse(Files.exists(part.resolveSibling(NAME)));
    }

    private Path fetch() {
        return new Downloader(Duration.ofSeconds(20)).fetch("things", file(), home());
    }

    private RemoteFile file() {
        try {
            return RemoteFile.below(List.of(server.url(), second.url()), NAME, CONTENT.length,
                    Checksum.sha256("").of(new ByteArrayInputStream(CONTENT)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private DataHome home() {
        return new DataHome(Optional.empty(), folder.resolve("cache"), DownloadProgress.NONE);
    }

    private Path part(byte[] bytes) throws IOException {
        Path part = folder.resolve("cache/datasets/things/a.gz.part");
        Files.createDirectories(part.getParent());
        return Files.write(part, bytes);
    }

    private static List<String> filesBeside(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static byte[] content() {
        byte[] content = new byte[5000];
        new Random(1).nextBytes(content);
        return content;
    }

    private void assertFails(String message) {
        assertEquals(message, assertThrows(DataException.class, this::fetch).getMessage());
    }
}
