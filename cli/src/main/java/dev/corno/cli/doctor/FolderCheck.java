package dev.corno.cli.doctor;

import dev.corno.datasets.DataHome;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders in which Corno keeps or looks for files.
 *
 * @param dataCache where downloaded data sets are kept
 * @param nativeCache where native libraries are unpacked to
 * @param data what {@code CORNO_DATA} names, or empty if it is not set
 */
record FolderCheck(Path dataCache, Path nativeCache, Optional<Path> data) implements Check {

    private static final long LITTLE_SPACE = 1L << 30;

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(cache("data cache", dataCache));
        findings.add(cache("natives", nativeCache));
        findings.add(data.map(FolderCheck::given).orElse(Finding.ok("CORNO_DATA", "not set; data sets are looked for in the cache")));
        return findings;
    }

    private static Finding given(Path folder) {
        return Files.isDirectory(folder) && Files.isReadable(folder) ? Finding.ok("CORNO_DATA", folder.toString())
                : Finding.problem("CORNO_DATA", folder + " is not a folder that can be read", "Set CORNO_DATA to a folder of data sets, or unset it.");
    }

    private static Finding cache(String area, Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.problem(area, folder + " cannot be written to", "Change the permissions of " + existing + ".");
        }
        try {
            return space(area, folder, existing);
        } catch (IOException e) {
            return Finding.problem(area, folder + " cannot be read: " + e.getMessage(), "Change its permissions.");
        }
    }

    private static Finding space(String area, Path folder, Path existing) throws IOException {
        long free = Files.getFileStore(existing).getUsableSpace();
        String text = folder + ", " + (existing.equals(folder.toAbsolutePath()) ? Bytes.text(size(folder)) : "not there yet") + ", "
                + Bytes.text(free) + " free";
        return free < LITTLE_SPACE ? Finding.note(area, text, "Free some space on that disk.") : Finding.ok(area, text);
    }

    private static long size(Path folder) throws IOException {
        long[] total = new long[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                total[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) {
                return FileVisitResult.CONTINUE;
            }
        });
        return total[0];
    }

    static FolderCheck ofThisMachine() {
        DataHome home = DataHome.fromEnvironment();
        Path natives = Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir")).map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".javacpp", "cache"));
        return new FolderCheck(home.cache(), natives, home.data());
    }
}
