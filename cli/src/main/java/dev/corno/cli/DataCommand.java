package dev.corno.cli;

import dev.corno.data.DataException;
import dev.corno.datasets.DataHome;
import dev.corno.datasets.Datasets;
import dev.corno.datasets.FileCheck;
import dev.corno.datasets.NamedDataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, fetches and verifies data sets. */
@Command(name = "data", header = "Lists, fetches and verifies data sets.", footer = {"%nExamples:", "  corno data list", "  corno data fetch mnist"})
final class DataCommand implements Runnable {

    private static final String NAME = "One of ${COMPLETION-CANDIDATES}.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expects a command: " + String.join(", ", new TreeSet<>(spec.subcommands().keySet())) + ".");
    }

    @Command(name = "list", header = "Lists the data sets that have names.")
    int list() {
        DataHome home = home();
        for (NamedDataset dataset : Datasets.all()) {
            List<FileCheck> files = dataset.verify(home);
            String found = files.isEmpty() ? "not here yet" : "in " + files.get(0).file().toAbsolutePath().getParent();
            String place = dataset.isGenerated() ? "generated" : found;
            spec.commandLine().getOut().printf(Locale.ROOT, "%-14s %s%n%14s %s; %s%n", dataset.name(), dataset.description(), "", place,
                    dataset.licence());
        }
        return ExitCode.OK;
    }

    @Command(name = "fetch", header = "Downloads a data set, unless it is there already.")
    int fetch(@Parameters(paramLabel = "NAME", description = NAME, completionCandidates = DatasetNames.class) String name) {
        List<Path> files = dataset(name).fetch(home());
        if (files.isEmpty()) {
            spec.commandLine().getOut().println(name + " is generated: nothing to fetch.");
        }
        files.forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }

    @Command(name = "verify", header = "Compares the files of a data set with the published hashes.")
    int verify(@Parameters(paramLabel = "NAME", description = NAME, completionCandidates = DatasetNames.class) String name) {
        List<FileCheck> files = dataset(name).verify(home());
        if (dataset(name).isGenerated()) {
            spec.commandLine().getOut().println(name + " is generated: nothing to verify.");
        } else if (files.isEmpty()) {
            throw new DataException(name + ": expects files to verify, got none. Run 'corno data fetch " + name + "' first.");
        }
        files.forEach(file -> spec.commandLine().getOut().println((file.sound() ? "ok      " : "damaged ") + file.file() + ": "
                + file.finding()));
        return files.stream().allMatch(FileCheck::sound) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private DataHome home() {
        return DataHome.fromEnvironment().progress(new DownloadLines(spec.commandLine().getErr()));
    }

    private NamedDataset dataset(String name) {
        return Datasets.named(name.toLowerCase(Locale.ROOT)).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "NAME must be one of " + Datasets.all().stream().map(NamedDataset::name).collect(Collectors.joining(", ")) + ", got " + name
                + "."));
    }
}
