package dev.corno.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command: runs every workload with every engine, alternating between the engines from round to round, and writes the table and the
 * lines of JSON after each workload.
 */
@Command(name = "run.sh", sortOptions = false,
        description = "Measures Corno beside other frameworks. Needs an otherwise idle machine.")
public final class Benchmarks implements Callable<Integer> {

    @Parameters(paramLabel = "workload", description = "What to measure; everything by default.")
    private List<String> workloads = new ArrayList<>();

    @Option(names = "--engines", split = ",", description = "Who is measured, in this order; everybody by default.")
    private List<String> engines = Arrays.stream(Contender.values()).map(Contender::label).toList();

    @Option(names = "--rounds", description = "How often everybody takes a turn; default ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(names = "--threads", description = "Threads of an operation; as many as the machine has processors by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quick", description = "One short round, to see that everything works.")
    private boolean quick;

    @Option(names = "--env", description = "NAME=VALUE, a variable for all engines' processes.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(names = "--home", hidden = true, description = "The folder of the benchmarks.")
    private Path home = Path.of("benchmarks");

    private boolean hasFailed;

    private Benchmarks() {
    }

    /**
     * Starts the command.
     *
     * @param args options and workloads
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Contender> contenders = engines.stream().map(Contender::of).toList();
        List<Workload> chosen = workloads.isEmpty() ? List.of(Workload.values()) : workloads.stream().map(Workload::of).toList();
        ChildProcess child = new ChildProcess(home.toAbsolutePath().normalize(), threads, quick, environment);
        Figures figures = new Figures(threads);
        for (Workload workload : chosen) {
            if (workload == Workload.COLD_START) {
                // Unpacks native libraries, which happens once on a machine and does not count.
                contenders.forEach(contender -> run(child, contender, workload, new Figures(threads)));
            }
            for (int round = 0; round < (quick ? 1 : rounds); round++) {
                contenders.forEach(contender -> run(child, contender, workload, figures));
            }
            write(figures, new Table(figures, contenders));
        }
        System.out.print(new Table(figures, contenders));
        return hasFailed ? 1 : 0;
    }

    /** The others go on when one fails. */
    private void run(ChildProcess child, Contender contender, Workload workload, Figures figures) {
        System.err.println(workload.label() + ": " + contender.label());
        try {
            child.measure(contender, workload).forEach(reading -> figures.add(contender, workload, reading));
        } catch (IOException e) {
            hasFailed = true;
            System.err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("run.sh: interrupted at " + workload.label() + " with " + contender.label() + ".", e);
        }
    }

    private void write(Figures figures, Table table) throws IOException {
        Path target = Files.createDirectories(home.resolve("target"));
        Files.writeString(target.resolve("benchmarks.md"), table.toString());
        Files.write(target.resolve("benchmarks.jsonl"), new JsonLines(new ObjectMapper()).of(figures.all()));
    }
}
