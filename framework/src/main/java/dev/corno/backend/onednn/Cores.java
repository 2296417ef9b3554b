package dev.corno.backend.onednn;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Counts processor cores: arithmetic gains nothing from the second hardware thread of a core. */
final class Cores {

    private static final Path LINUX = Path.of("/sys/devices/system/cpu");

    private Cores() {
    }

    /** {@return how many cores this process may use; a container's quota counts} */
    static int ofThisProcess() {
        int allowed = Runtime.getRuntime().availableProcessors();
        int cores = count(LINUX);
        return cores == 0 ? allowed : Math.min(cores, allowed);
    }

    /** {@return how many cores a folder in the form of Linux's describes; 0 if it describes none} */
    static int count(Path folder) {
        Set<String> cores = new HashSet<>();
        try (DirectoryStream<Path> processors = Files.newDirectoryStream(folder, "cpu[0-9]*")) {
            for (Path processor : processors) {
                // Hardware threads of one core name the same siblings.
                Path siblings = processor.resolve("topology/thread_siblings_list");
                if (Files.exists(siblings)) {
                    cores.add(Files.readString(siblings).strip());
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return cores.size();
    }
}
