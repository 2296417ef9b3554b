/**
 * The {@code corno} command: a class for each subcommand, which reads options, calls the framework and prints. Read
 * {@link dev.corno.cli.Corno} first. Imports picocli, the framework's public API and the zoo. Nothing here is null except options
 * that were not given; a command object serves one call.
 */
package dev.corno.cli;
