package dev.corno.cli;

import dev.corno.cli.doctor.Doctor;
import dev.corno.cli.doctor.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks for what is wrong with an installation. */
@Command(name = "doctor", header = "Tells what Corno runs on, what is wrong and how to mend it.",
        footer = "%nExit code 1 if something is broken.")
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.standard(Version.corno()).examine();
        findings.forEach(finding -> spec.commandLine().getOut().println(finding));
        return Doctor.isHealthy(findings) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
