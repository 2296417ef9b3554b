package dev.corno.cli;

import dev.corno.models.Model;
import dev.corno.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a model's layers, shapes, parameters and costs. */
@Command(name = "summary", header = "Prints a model's layers, shapes, parameters and costs.",
        footer = {"%nExamples:", "  corno summary lenet5", "  corno summary runs/lenet5-digits-20260101-120000/model.keras"})
final class SummaryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "One of ${COMPLETION-CANDIDATES}, a run folder, or a .keras file.",
            completionCandidates = ModelNames.class)
    private String model;

    @Override
    public Integer call() {
        StringBuilder summary = new StringBuilder();
        find().summary(summary);
        spec.commandLine().getOut().println(summary);
        return ExitCode.OK;
    }

    private Model find() {
        Path file = Path.of(model);
        if (Files.exists(file)) {
            return Model.load(Files.isDirectory(file) ? file.resolve(dev.corno.cli.run.RunFolder.MODEL) : file);
        }
        if (!Zoo.names().contains(model.toLowerCase(Locale.ROOT))) {
            throw new ParameterException(spec.commandLine(), "MODEL must be one of " + String.join(", ", Zoo.names())
                    + ", a run folder or a .keras file, got " + model + ", which does not exist.");
        }
        return Zoo.named(model).build();
    }
}
