package dev.corno.cli.doctor;

import dev.corno.backend.Backend;
import dev.corno.backend.BackendException;
import dev.corno.backend.EngineInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;

/**
 * The engine that runs models.
 *
 * @param engine asks the engine what it is; may fail
 */
record EngineCheck(Supplier<EngineInfo> engine) implements Check {

    EngineCheck() {
        this(() -> Backend.standard().describe());
    }

    @Override
    public List<Finding> examine() {
        EngineInfo info;
        try {
            info = engine.get();
        } catch (BackendException | LinkageError | ServiceConfigurationError e) {
            return List.of(Finding.problem("engine", "cannot be loaded: " + e.getMessage(),
                    "Rebuild with 'mvn clean' and run again; if that does not help, remove the natives folder named above."));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(info.plan().map(EngineCheck::plan).orElse(Finding.note("step plan", "none has started",
                "See the problems below.")));
        findings.add(Finding.ok("engine", info.name() + " " + info.version() + " on " + info.backend()));
        if (info.threads() > 0) {
            findings.add(Finding.ok("native", info.variant() + ", " + info.threads() + " threads, BLAS " + info.blas()));
        }
        if (info.isUsable()) {
            findings.add(Finding.ok("limits", "heap " + Bytes.text(info.heapLimit()) + ", process "
                    + (info.memoryLimit() == 0 ? "not limited" : Bytes.text(info.memoryLimit()))));
        }
        info.problems().forEach(problem -> findings.add(Finding.problem("engine", problem.description(), problem.remedy())));
        info.devices().forEach(device -> findings.add(device(device)));
        if (info.devices().isEmpty()) {
            findings.add(Finding.ok("cuda", "no NVIDIA device found; models run on the processor"));
        }
        return findings;
    }

    private static Finding plan(EngineInfo.StepPlan plan) {
        return Finding.ok("step plan", plan.library() + " " + plan.version() + ", " + plan.instructions() + ", " + plan.threads()
                + (plan.threads() == 1 ? " thread" : " threads"));
    }

    private static Finding device(EngineInfo.Device device) {
        String text = device.name() + ", compute capability " + device.computeCapability();
        return device.isSupported() ? Finding.ok("cuda", text + ", which the engine's CUDA binaries support")
                : Finding.note("cuda", text + ", for which the engine's CUDA binaries (3.7 to 8.9) hold no machine code",
                        "Models run on the processor. Do not add dev.corno:corno-cuda for this device.");
    }
}
