package dev.corno.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processor and the widest vector instructions it has.
 *
 * @param architecture Java's name for it, such as {@code amd64}
 * @param cores how many this process may use
 * @param description lines of Linux's {@code /proc/cpuinfo}, or none elsewhere
 */
record ProcessorCheck(String architecture, int cores, List<String> description) implements Check {

    private static final List<String> LEVELS = List.of("avx512f", "avx2", "avx", "sse4_2");

    static ProcessorCheck ofThisMachine() {
        List<String> lines = List.of();
        try (Stream<String> all = Files.lines(Path.of("/proc/cpuinfo"))) {
            lines = all.takeWhile(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            // Not Linux: the architecture has to do.
        }
        return new ProcessorCheck(System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(), lines);
    }

    @Override
    public List<Finding> examine() {
        String level = simdLevel();
        String text = value("model name") + " (" + architecture + "), " + cores + (cores == 1 ? " core" : " cores") + ", SIMD " + level;
        if (isX86() && !description.isEmpty() && !level.startsWith("avx2") && !level.startsWith("avx512")) {
            return List.of(Finding.note("processor", text, "Step plans run on SSE4.1, but slowly. Layers without a kernel, and DL4J's own"
                    + " graphs, need AVX2 unless Corno is built with -Dnd4j.native.classifier=linux-x86_64-compat."));
        }
        return List.of(Finding.ok("processor", text));
    }

    private String simdLevel() {
        Set<String> flags = Set.copyOf(List.of(value("flags").split(" +")));
        return LEVELS.stream().filter(flags::contains).findFirst().orElse(isX86() ? "unknown" : "of " + architecture);
    }

    private boolean isX86() {
        return architecture.equals("amd64") || architecture.equals("x86_64");
    }

    private String value(String key) {
        return description.stream().filter(line -> line.startsWith(key)).map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst().orElse("unknown");
    }
}
