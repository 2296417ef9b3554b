package dev.corno.cli;

import dev.corno.cli.run.Samples;
import dev.corno.datasets.DataHome;
import dev.corno.datasets.DatasetOptions;
import dev.corno.datasets.DatasetSplits;
import dev.corno.tensor.Shape;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose samples. */
final class DataOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--data", paramLabel = "DATA", defaultValue = "digits",
            description = "digits (generated, no download), mnist, fashion_mnist, cifar10, or a folder or zip file with a folder of "
                    + "pictures for each class. Default: ${DEFAULT-VALUE}.")
    private String data;

    @Option(names = "--limit", paramLabel = "N", description = "Use at most N training and N test samples.")
    private Integer limit;

    String data() {
        return data;
    }

    void check() {
        if (limit != null && limit < 1) {
            throw new ParameterException(command.commandLine(), "--limit must be a positive integer, got " + limit + ".");
        }
    }

    /** {@return the samples; pictures of a folder are resized to {@code image}} */
    DatasetSplits load(Shape image) {
        DownloadLines downloads = new DownloadLines(command.commandLine().getErr());
        DatasetOptions options = new DatasetOptions().home(DataHome.fromEnvironment().progress(downloads)).image(image);
        return Samples.load(data, options, limit == null ? 0 : limit);
    }
}
