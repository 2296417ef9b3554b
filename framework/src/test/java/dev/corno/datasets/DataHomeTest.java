package dev.corno.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataHomeTest {

    private static final Path HOME = Path.of("home");

    @TempDir
    Path folder;

    @Test
    void cachesBelowTheHomeFolderByDefault() {
        assertEquals(new DataHome(Optional.empty(), HOME.resolve(".cache/corno"), DownloadProgress.NONE), DataHome.of(Map.of(), HOME));
    }

    @Test
    void respectsTheDesktopsCacheFolder() {
        assertEquals(Path.of("caches", "corno"), DataHome.of(Map.of("XDG_CACHE_HOME", "caches"), HOME).cache());
    }

    @Test
    void ownVariablesGoFirst() {
        DataHome home = DataHome.of(Map.of("XDG_CACHE_HOME", "caches", "CORNO_CACHE", "mine", "CORNO_DATA", "data"), HOME);
        assertEquals(Path.of("mine"), home.cache());
        assertEquals(Optional.of(Path.of("data")), home.data());
    }

    @Test
    void emptyVariablesCountAsNotSet() {
        assertEquals(DataHome.of(Map.of(), HOME), DataHome.of(Map.of("CORNO_DATA", "", "CORNO_CACHE", " "), HOME));
    }

    @Test
    void looksIntoOwnDataBeforeTheCache() throws IOException {
        DataHome home = new DataHome(Optional.of(folder.resolve("data")), folder.resolve("cache"), DownloadProgress.NONE);
        Path cached = created(folder.resolve("cache/datasets/mnist/a"));
        assertEquals(Optional.of(cached), home.find("mnist", "a"));
        Path own = created(folder.resolve("data/mnist/a"));
        assertEquals(Optional.of(own), home.find("mnist", "a"));
        assertEquals(Optional.empty(), home.find("mnist", "b"));
    }

    private static Path created(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
