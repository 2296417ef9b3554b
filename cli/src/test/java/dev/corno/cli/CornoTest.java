package dev.corno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CornoTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"train", "evaluate", "predict", "summary", "data", "doctor", "completion"})
    void everyCommandHasHelp(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("Usage: corno " + command));
        assertTrue(run.out().contains("used wrongly"));
    }

    @Test
    void helpListsTheCommands() {
        assertTrue(CommandRun.of("--help").out().contains("doctor"));
    }

    @Test
    void tellsItsVersion() {
        CommandRun run = CommandRun.of("--version");

        assertEquals(0, run.exitCode());
        assertTrue(run.out().matches("(?s)corno \\d+\\.\\d+\\.\\d+\\S*\\R.*Java.*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--debug | expects a command: train, evaluate, predict, summary, data, doctor, completion. See 'corno --help'.",
        "trian | Unmatched argument at index 0: 'trian'. Did you mean train? See 'corno --help'.",
        "train | Missing required parameter: 'MODEL'. See 'corno train --help'.",
        "train lenet6 | MODEL must be one of MODELS, got lenet6. See 'corno train --help'.",
        "train lenet5 --epoch=3 | Unknown option: '--epoch=3'. Did you mean --epochs? See 'corno train --help'.",
        "train lenet5 --epochs 0 | --epochs must be a positive integer, got 0. See 'corno train --help'.",
        "train lenet5 --batch-size -1 | --batch-size must be a positive integer, got -1. See 'corno train --help'.",
        "train lenet5 --learning-rate NaN | --learning-rate must be a positive number, got NaN. See 'corno train --help'.",
        "train lenet5 --validation-split 1 | --validation-split must be in [0, 1), got 1.0. See 'corno train --help'.",
        "train lenet5 --limit 0 | --limit must be a positive integer, got 0. See 'corno train --help'.",
        "train lenet5 --data= | --data must be a name or a path, got an empty word. See 'corno train --help'.",
        "train lenet5 --out= | --out must be a path, got an empty word. See 'corno train --help'.",
        "predict m.keras a.png --top 0 | --top must be a positive integer, got 0. See 'corno predict --help'.",
        "summary lenet6 | MODEL must be one of MODELS, a run folder or a .keras file, got lenet6, "
                + "which does not exist. See 'corno summary --help'."})
    void wrongUseIsOneLineAndExitCodeTwo(String words, String message) {
        CommandRun run = CommandRun.of((Object[]) words.split(" +"));

        assertEquals("corno: " + message.replace("MODELS", String.join(", ", Zoo.names())) + System.lineSeparator(), run.err());
        assertEquals(2, run.exitCode());
        assertEquals("", run.out());
    }

    @Test
    void failureIsOneLineAndExitCodeOne() {
        Path missing = folder.resolve("missing");
        CommandRun run = CommandRun.of("evaluate", missing);

        assertEquals("corno: " + missing + ": there is no such file or folder." + System.lineSeparator(), run.err());
        assertEquals(1, run.exitCode());
    }

    @Test
    void debugAddsWhereInTheProgram() {
        CommandRun run = CommandRun.of("evaluate", folder.resolve("missing"), "--debug");

        assertTrue(run.err().contains("at dev.corno.cli."));
        assertEquals(1, run.exitCode());
    }

    @Test
    void refusesARunFolderThatExists() {
        CommandRun run = CommandRun.of("train", "perceptron", "--out", folder);

        assertEquals("corno: " + folder + ": exists already. Choose another name." + System.lineSeparator(), run.err());
        assertEquals(1, run.exitCode());
    }

    @Test
    void refusesARunFolderBelowAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CommandRun run = CommandRun.of("train", "perceptron", "--out", file.resolve("run"));

        assertEquals("corno: " + file + ": is a file, not a folder. Choose another place." + System.lineSeparator(), run.err());
        assertEquals(1, run.exitCode());
    }

    @Test
    void summaryShowsAModelOfTheZoo() {
        CommandRun run = CommandRun.of("summary", "lenet5");

        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("61,706"));
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        CommandRun run = CommandRun.of("completion");

        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("--validation-split") && run.out().contains("lenet5"));
    }
}
