package dev.corno.cli;

import picocli.CommandLine.Command;

/** Data. */
@Command(name = "data")
final class DataCommand {
}
