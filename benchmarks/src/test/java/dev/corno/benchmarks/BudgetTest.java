package dev.corno.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Budget BY_STEPS = new Budget(3, Duration.ZERO, 5, Duration.ZERO, Duration.ofDays(1));
    private static final Budget BY_TIME = new Budget(3, Duration.ZERO, 5, Duration.ZERO, Duration.ofNanos(-1));

    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void warmsWithEnoughSteps() {
        BY_STEPS.warm(steps::incrementAndGet);

        assertEquals(3, steps.get());
    }

    @Test
    void measuresEnoughSteps() {
        assertEquals(5, BY_STEPS.measure(steps::incrementAndGet).length);
    }

    @Test
    void takesOneStepWhereStepsAreTooSlow() {
        assertEquals(1, BY_TIME.measure(steps::incrementAndGet).length);
    }
}
