package dev.corno.cli.doctor;

import java.util.List;

/** Examines Java, processor, memory, folders and the engine, one after the other. */
public final class Doctor {

    private final List<Check> checks;

    private Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * {@return the doctor who examines this machine}
     *
     * @param version Corno's version
     */
    public static Doctor standard(String version) {
        return new Doctor(List.of(
                () -> List.of(Finding.ok("corno", version)),
                new JavaCheck(Runtime.version().feature()),
                ProcessorCheck.ofThisMachine(),
                MemoryCheck.ofThisMachine(),
                FolderCheck.ofThisMachine(),
                FontCheck.ofThisMachine(),
                new EngineCheck()));
    }

    /** {@return everything seen, in order} */
    public List<Finding> examine() {
        return checks.stream().flatMap(check -> check.examine().stream()).toList();
    }

    /**
     * {@return whether nothing is broken}
     *
     * @param findings what was seen
     */
    public static boolean isHealthy(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.status() == Status.PROBLEM);
    }
}
