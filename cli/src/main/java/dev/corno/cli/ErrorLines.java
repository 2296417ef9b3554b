package dev.corno.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ServiceConfigurationError;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns errors into one line on standard error and an exit code. */
final class ErrorLines implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final BooleanSupplier debug;

    ErrorLines(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        command.getErr().println("corno: " + sentence(error.getMessage()) + guess(error) + " See '"
                + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static String guess(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            return " Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        }
        return "";
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        return report(error, command.getErr());
    }

    int report(Throwable error, PrintWriter err) {
        if (debug.getAsBoolean()) {
            error.printStackTrace(err);
        }
        err.println("corno: " + sentence(message(error)));
        return ExitCode.SOFTWARE;
    }

    private static String sentence(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }

    private static String message(Throwable error) {
        if (error instanceof UncheckedIOException unchecked && unchecked.getMessage().equals(unchecked.getCause().toString())) {
            return message(unchecked.getCause());
        }
        if (error instanceof FileSystemException file) {
            return fileMessage(file);
        }
        if (error instanceof OutOfMemoryError) {
            return "The memory of the Java machine is used up (" + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB of heap; " + error.getMessage() + "). Use --limit or a smaller --batch-size, or allow more: CORNO_JAVA_OPTIONS=-Xmx8g";
        }
        if (error instanceof LinkageError || error instanceof ServiceConfigurationError) {
            return "The native engine could not be loaded: " + error + ". Run 'corno doctor' to see what is wrong";
        }
        if (error instanceof IOException && error.getMessage() != null) {
            return error.getMessage();
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() + " without a message. Run again with --debug"
                : error.getMessage();
    }

    private static String fileMessage(FileSystemException error) {
        String file = error.getFile();
        if (error instanceof NoSuchFileException) {
            return file + ": there is no such file or folder";
        }
        if (error instanceof AccessDeniedException) {
            return file + ": permission denied. Change its permissions or choose another place";
        }
        if (error instanceof FileAlreadyExistsException) {
            return file + ": exists already. Choose another name";
        }
        if (error instanceof NotDirectoryException) {
            return file + ": is a file, not a folder. Choose another place";
        }
        return file + ": " + (error.getReason() == null ? "cannot be read or written" : error.getReason()) + ". Choose another place";
    }
}
