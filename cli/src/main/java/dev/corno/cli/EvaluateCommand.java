package dev.corno.cli;

import static dev.corno.losses.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.corno.metrics.Metrics.ACCURACY;

import dev.corno.cli.report.TextReport;
import dev.corno.cli.run.Preprocessing;
import dev.corno.cli.run.TestResult;
import dev.corno.cli.run.TrainedModel;
import dev.corno.datasets.DatasetSplits;
import dev.corno.models.Model;
import dev.corno.optimizers.SGD;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a trained model on test data. */
@Command(name = "evaluate", header = "Measures a trained model on test data.",
        footer = {"%nExample:", "  corno evaluate runs/lenet5-digits-20260101-120000"})
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A run folder or a .keras file.")
    private Path model;

    @Mixin
    private DataOptions data;

    @Override
    public Integer call() throws IOException {
        data.check();
        TrainedModel trained = TrainedModel.load(model);
        if (trained.isGuessed()) {
            spec.commandLine().getErr().println("corno: " + trained.guess());
        }
        DatasetSplits samples = data.load(trained.preprocessing());
        trained.checkClasses(samples.name(), samples.classNames());
        Model network = trained.model();
        if (network.compilation().isEmpty()) {
            network.compile(new SGD(), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        }
        Preprocessing preprocessing = trained.preprocessing();
        TestResult result = TestResult.of(network, preprocessing.dataset(samples.xTest(), samples.yTest(), network.inputShape()),
                preprocessing.classes());
        spec.commandLine().getOut().printf("%d test samples of %s: %s%n%n%s%n%s", samples.xTest().rows(), samples.name(),
                TextReport.evaluation(result.evaluation()), TextReport.scores(result.scores()), TextReport.confusion(result.confusion()));
        return ExitCode.OK;
    }
}
