package dev.corno.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 done, 1 failed, 2 used wrongly. Errors are one line on standard error.
 *
 * <pre>{@code
 * ./corno train lenet5
 * ./corno predict runs/lenet5-digits-20260101-120000 seven.png
 * }</pre>
 */
@Command(name = "corno", mixinStandardHelpOptions = true, versionProvider = Version.class, scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND", subcommands = {TrainCommand.class, EvaluateCommand.class, PredictCommand.class,
            SummaryCommand.class, DataCommand.class, DoctorCommand.class, CompletionCommand.class},
        usageHelpAutoWidth = true, sortOptions = false, synopsisHeading = "%nUsage: ", parameterListHeading = "%n",
        commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n",
        header = "Trains and uses neural networks.",
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done", "1:failed", "2:used wrongly"})
public final class Corno implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "With an error, also print where in the program it arose.")
    private boolean debug;

    /** Creates the command as picocli needs it. */
    public Corno() {
    }

    /**
     * Runs a command and ends the Java machine with its exit code.
     *
     * @param args the words after {@code corno}
     */
    public static void main(String... args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    /**
     * {@return the exit code of a command}
     *
     * @param out where results are printed
     * @param err where errors are printed
     * @param args the words after {@code corno}
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        Corno root = new Corno();
        CommandLine line = new CommandLine(root);
        ErrorLines errors = new ErrorLines(() -> root.debug);
        line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true).setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        try {
            return line.execute(args);
        } catch (Error e) {
            return errors.report(e, err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "expects a command: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
