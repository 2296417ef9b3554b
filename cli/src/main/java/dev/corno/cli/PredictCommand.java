package dev.corno.cli;

import dev.corno.cli.run.Pictures;
import dev.corno.cli.run.Prediction;
import dev.corno.cli.run.Preprocessing;
import dev.corno.cli.run.TrainedModel;
import dev.corno.data.DataException;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what pictures show. */
@Command(name = "predict", header = "Tells what pictures show, with probabilities.",
        description = "%nOne line for each picture. Pictures that cannot be read are named on standard error; the others are done all the same.",
        footer = {"%nExample:", "  corno predict runs/lenet5-digits-20260101-120000 seven.png scans/ --top 1"})
final class PredictCommand implements Callable<Integer> {

    private static final int BATCH = 64;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A run folder or a .keras file.")
    private Path model;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PICTURE", description = "PNG, JPEG, BMP or GIF files, or folders of them.")
    private List<Path> pictures;

    @Option(names = "--top", paramLabel = "K", defaultValue = "3", description = "Name the K most likely classes. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(names = "--invert", description = "Swap black and white first: digits are learnt white on black.")
    private boolean invert;

    private TrainedModel trained;
    private int failures;
    private int opposites;

    @Override
    public Integer call() throws IOException {
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top must be a positive integer, got " + top + ".");
        }
        trained = TrainedModel.load(model);
        if (trained.isGuessed()) {
            spec.commandLine().getErr().println("corno: " + trained.guess());
        }
        List<Path> files = Pictures.find(pictures);
        for (int from = 0; from < files.size(); from += BATCH) {
            predict(files.subList(from, Math.min(files.size(), from + BATCH)));
        }
        if (opposites > 0) {
            spec.commandLine().getErr().printf("corno: Black and white seem swapped in %d of %d pictures, compared with what the model was "
                    + "trained on. Try again with%s --invert.%n", opposites, files.size() - failures, invert ? "out" : "");
        }
        return failures == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void predict(List<Path> files) {
        List<Path> read = new ArrayList<>();
        List<Tensor> found = new ArrayList<>();
        for (Path file : files) {
            try {
                Tensor picture = Pictures.read(file, trained.preprocessing().image(), invert);
                if (Pictures.isBlank(picture)) {
                    spec.commandLine().getErr().println("corno: " + file + ": all pixels are alike, so the answer means nothing. "
                            + "Transparency is left out: save drawings on a plain background.");
                }
                found.add(picture);
                read.add(file);
            } catch (DataException e) {
                failures++;
                spec.commandLine().getErr().println("corno: " + e.getMessage());
            }
        }
        if (read.isEmpty()) {
            return;
        }
        Preprocessing preprocessing = trained.preprocessing();
        opposites += (int) found.stream().map(picture -> Pictures.background(Pictures.batch(List.of(picture))))
                .filter(background -> preprocessing.training().filter(data -> data.isOpposite(background)).isPresent()).count();
        Tensor probabilities = trained.model().predict(preprocessing.scaled(Pictures.batch(found), trained.model().inputShape()));
        for (int i = 0; i < read.size(); i++) {
            List<Prediction> best = Prediction.best(probabilities.slice(i, i + 1), preprocessing.classes(), top);
            spec.commandLine().getOut().println(read.get(i) + ": " + String.join(", ", best.stream().map(Prediction::toString).toList()));
        }
    }
}
