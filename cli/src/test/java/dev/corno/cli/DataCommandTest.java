package dev.corno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataCommandTest {

    @Test
    void listsEveryDataSet() {
        CommandRun run = CommandRun.of("data", "list");

        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("generated; Apache-2.0") && run.out().contains("mnist") && run.out().contains("cifar10"));
    }

    @Test
    void generatedDataNeedNoFetching() {
        assertEquals("digits is generated: nothing to fetch." + System.lineSeparator(), CommandRun.of("data", "fetch", "digits").out());
    }

    @Test
    void generatedDataHaveNothingToVerify() {
        CommandRun run = CommandRun.of("data", "verify", "digits");

        assertEquals("digits is generated: nothing to verify." + System.lineSeparator(), run.out());
        assertEquals(0, run.exitCode());
    }

    @Test
    void refusesUnknownNames() {
        CommandRun run = CommandRun.of("data", "fetch", "mnits");

        assertEquals("corno: NAME must be one of cifar10, digits, fashion_mnist, mnist, got mnits. See 'corno data --help'."
                + System.lineSeparator(), run.err());
        assertEquals(2, run.exitCode());
    }

    @Test
    void expectsACommand() {
        assertEquals("corno: expects a command: fetch, list, verify. See 'corno data --help'." + System.lineSeparator(),
                CommandRun.of("data").err());
    }

    @Test
    void showsEveryTenthOfADownload() {
        StringWriter text = new StringWriter();
        DownloadLines lines = new DownloadLines(new PrintWriter(text, true));

        List.of(0, 50_000, 100_000, 150_000, 1_000_000).forEach(bytes -> lines.update("a.gz", bytes, 1_000_000));

        assertEquals(List.of("corno: fetching a.gz: 0 % of 1.0 MB", "corno: fetching a.gz: 10 % of 1.0 MB",
                "corno: fetching a.gz: 100 % of 1.0 MB"), text.toString().lines().toList());
    }
}
