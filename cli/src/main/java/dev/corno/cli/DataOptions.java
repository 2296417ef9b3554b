package dev.corno.cli;

import dev.corno.cli.run.Preprocessing;
import dev.corno.cli.run.Samples;
import dev.corno.cli.run.TrainingData;
import dev.corno.datasets.DataHome;
import dev.corno.datasets.DatasetOptions;
import dev.corno.datasets.DatasetSplits;
import dev.corno.datasets.Datasets;
import dev.corno.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose samples. */
final class DataOptions {

    private static final String USUAL = "digits";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--data", paramLabel = "DATA",
            description = "digits (generated, no download), mnist, fashion_mnist, cifar10, or a folder or zip file with a folder of "
                    + "pictures for each class. Default: digits, or what the model was trained on.")
    private String data;

    @Option(names = "--limit", paramLabel = "N", description = "Use at most N training and N test samples.")
    private Integer limit;

    /** {@return the name of a data set, or the path of pictures} */
    String data() {
        return known(data == null ? USUAL : data);
    }

    private static String known(String data) {
        String name = data.toLowerCase(Locale.ROOT);
        return Datasets.named(name).isPresent() && !Files.exists(Path.of(data)) ? name : data;
    }

    /** {@return the name of a data set, or the absolute path of pictures, which means the same from everywhere} */
    String lastingName() {
        return Datasets.named(data()).isPresent() ? data() : Path.of(data()).toAbsolutePath().normalize().toString();
    }

    void check() {
        if (data != null && data.isBlank()) {
            throw new ParameterException(command.commandLine(), "--data must be a name or a path, got an empty word.");
        }
        if (limit != null && limit < 1) {
            throw new ParameterException(command.commandLine(), "--limit must be a positive integer, got " + limit + ".");
        }
    }

    /** {@return the samples that are asked for, or else those a model was trained on} */
    DatasetSplits load(Preprocessing trained) {
        if (data == null) {
            data = trained.training().map(TrainingData::name).orElse(USUAL);
        }
        return load(trained.image());
    }

    /** {@return the samples; pictures of a folder are resized to {@code image}} */
    DatasetSplits load(Shape image) {
        DownloadLines downloads = new DownloadLines(command.commandLine().getErr());
        DatasetOptions options = new DatasetOptions().home(DataHome.fromEnvironment().progress(downloads)).image(image);
        return Samples.load(data(), options, limit == null ? 0 : limit);
    }
}
