package dev.corno.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs workers, each in a Java machine of its own: the native libraries of several engines in one process would disturb one another.
 *
 * @param home the folder of the benchmarks
 * @param threads how many threads an operation may use
 * @param quick whether figures need not count
 * @param environment variables for the workers, besides the number of threads
 */
record ChildProcess(Path home, int threads, boolean quick, Map<String, String> environment) {

    private static final List<String> OPTIONS = List.of("-Xmx4g", "-Djava.awt.headless=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    private static final List<String> NATIVE_ACCESS = List.of("--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final int ASKS_FOR_NATIVE_ACCESS = 24;
    private static final int LONGEST_MINUTES = 20;

    /**
     * {@return what a worker measured; empty if the engine lacks a layer of the workload}
     *
     * @param contender the engine
     * @param workload what to measure
     * @throws IOException if the worker fails; says where its output is
     */
    List<Reading> measure(Contender contender, Workload workload) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve("target/workers"));
        Path results = folder.resolve(contender.label() + "-" + workload.label() + ".txt");
        Path log = folder.resolve(contender.label() + "-" + workload.label() + ".log");
        Files.deleteIfExists(results);
        ProcessBuilder builder = new ProcessBuilder().redirectErrorStream(true).redirectOutput(log.toFile());
        clean(builder.environment());
        builder.command(command(contender, workload, results));
        Process process = builder.start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(contender.label() + " did not finish " + workload.label() + " within " + LONGEST_MINUTES
                    + " minutes. Its output is in " + log + ".");
        }
        if (process.exitValue() != 0) {
            throw new IOException(contender.label() + " failed at " + workload.label() + " with exit code " + process.exitValue()
                    + ". Its output is in " + log + ".");
        }
        return Files.exists(results) ? Files.readAllLines(results).stream().map(Reading::parse).toList() : List.of();
    }

    /** Settings of native threads of whoever starts the benchmarks would reach some engines and not others. */
    private void clean(Map<String, String> inherited) {
        inherited.keySet().removeIf(name -> name.matches("(OMP|GOMP|KMP|MKL|OPENBLAS|TF|ONEDNN|DNNL)_.*|JAVA_TOOL_OPTIONS"));
        inherited.put("OMP_NUM_THREADS", Integer.toString(threads));
        inherited.putAll(environment);
    }

    private List<String> command(Contender contender, Workload workload, Path results) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        if (Runtime.version().feature() >= ASKS_FOR_NATIVE_ACCESS) {
            command.addAll(NATIVE_ACCESS);
        }
        command.addAll(contender.options());
        command.addAll(List.of("-cp", classPath(contender), Worker.class.getName(), results.toString(), workload.label(),
                Integer.toString(threads), Boolean.toString(quick), Long.toString(System.currentTimeMillis())));
        return command;
    }

    private String classPath(Contender contender) throws IOException {
        Path target = home.resolve(contender.module()).resolve("target").normalize();
        Path list = target.resolve("classpath");
        if (!Files.exists(list)) {
            throw new IOException("engines: " + contender.label() + " is not built. Run benchmarks/run.sh --engines " + contender.label()
                    + ".");
        }
        String jars = Arrays.stream(Files.readString(list).strip().split(File.pathSeparator))
                .filter(jar -> contender.needs(Path.of(jar).getFileName().toString())).collect(Collectors.joining(File.pathSeparator));
        return target.resolve(contender.artifact() + ".jar") + File.pathSeparator + jars;
    }
}
