package dev.corno.cli.doctor;

import java.util.List;

/** The Java machine's version. */
record JavaCheck(int version) implements Check {

    private static final int OLDEST = 17;
    private static final int NEWEST_TESTED = 25;

    @Override
    public List<Finding> examine() {
        String text = System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ", "
                + System.getProperty("java.vm.name") + ") at " + System.getProperty("java.home");
        if (version < OLDEST) {
            return List.of(Finding.problem("java", text, "Install a JDK 17 or later and set JAVA_HOME to it."));
        }
        if (version > NEWEST_TESTED) {
            return List.of(Finding.note("java", text, "Corno is tested up to Java " + NEWEST_TESTED
                    + ". If something fails, try that version."));
        }
        return List.of(Finding.ok("java", text));
    }
}
