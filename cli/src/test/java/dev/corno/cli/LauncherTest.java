package dev.corno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "corno").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void isSoundShell() throws Exception {
        assertEquals(new Ended(0, ""), start(Map.of(), "sh", "-n", LAUNCHER.toString()));
        assertTrue(Files.isExecutable(LAUNCHER));
    }

    @Test
    void saysThatJavaIsMissing() throws Exception {
        Ended ended = start(Map.of("JAVA_HOME", folder.toString()), "sh", LAUNCHER.toString(), "--version");

        assertEquals(new Ended(1, "corno: JAVA_HOME is " + folder
                + ", which has no bin/java. Set it to the folder of a JDK 17 or later, or unset it."), ended);
    }

    @Test
    void refusesAnOldJava() throws Exception {
        Path java = script("bin/java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        Ended ended = start(Map.of("JAVA_HOME", folder.toString()), "sh", LAUNCHER.toString(), "--version");

        assertEquals(new Ended(1, "corno: expects Java 17 or later, got Java 11 at " + java
                + ". Install a JDK 17 or later or set JAVA_HOME."), ended);
    }

    @Test
    void passesArgumentsAndExitCodeThroughALinkFromAnyFolder() throws Exception {
        script("java/bin/java", "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.1\"' >&2 && exit 0\n"
                + "while [ \"$1\" != dev.corno.cli.Corno ]; do shift; done\nshift\nprintf '<%s>' \"$@\"\nexit 7");
        Path copy = builtCopy();
        Path link = Files.createSymbolicLink(folder.resolve("link"), copy);

        Ended ended = start(Map.of("JAVA_HOME", folder.resolve("java").toString()), "sh", link.toString(), "train", "two words", "");

        assertEquals(new Ended(7, "<train><two words><>"), ended);
    }

    @Test
    void givesNewJavaTheFlagsItNeeds() throws Exception {
        script("java/bin/java", "[ \"$1\" = -version ] && echo 'openjdk version \"25\" 2025-09-16' >&2 && exit 0\nprintf '%s %s' \"$1\" \"$2\"");

        Ended ended = start(Map.of("JAVA_HOME", folder.resolve("java").toString()), "sh", builtCopy().toString());

        assertEquals(new Ended(0, "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"), ended);
    }

    /** The launcher in a folder that looks built and up to date. */
    private Path builtCopy() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path launch = Files.createDirectories(home.resolve("target/launch"));
        Path jar = Files.createFile(launch.resolve("corno.jar"));
        Files.writeString(launch.resolve("classpath"), jar + "\n");
        Files.createFile(launch.resolve("stamp"));
        return Files.copy(LAUNCHER, home.resolve("corno"));
    }

    private Path script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private record Ended(int exitCode, String output) {
    }

    private Ended start(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(words)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Ended(process.waitFor(), text);
        }
    }
}
