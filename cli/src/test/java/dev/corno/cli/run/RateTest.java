package dev.corno.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.CosineDecay;
import dev.corno.optimizers.schedules.OneCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    @Test
    void staysUnlessTold() {
        assertEquals(new Constant(0.1), Rate.constant(0.1).perStep(10, 3));
    }

    @Test
    void fallsAfterEachEpoch() {
        var rate = new Rate(0.1, ScheduleName.CONSTANT, 0.5).perStep(10, 3);

        assertEquals(0.1, rate.learningRate(9), 1e-7);
        assertEquals(0.05, rate.learningRate(10), 1e-7);
        assertEquals(0.025, rate.learningRate(20), 1e-7);
    }

    @Test
    void schedulesSpanTheTraining() {
        assertEquals(new OneCycle(0.1, 30), Rate.constant(0.1).schedule(ScheduleName.ONE_CYCLE).perStep(10, 3));
        assertEquals(new CosineDecay(0.1, 30), Rate.constant(0.1).schedule(ScheduleName.COSINE).perStep(10, 3));
    }

    @Test
    void aSingleStepHasASchedule() {
        assertEquals(new OneCycle(0.1, 2), new Rate(0.1, ScheduleName.ONE_CYCLE, 1).perStep(1, 1));
    }

    @ParameterizedTest
    @CsvSource({"CONSTANT, 0.5, ONE_CYCLE, 1", "CONSTANT, 0.5, CONSTANT, 0.5", "COSINE, 1, CONSTANT, 1"})
    void aScheduleReplacesTheDecay(ScheduleName before, double decay, ScheduleName schedule, double left) {
        assertEquals(new Rate(0.1, schedule, left), new Rate(0.1, before, decay).schedule(schedule));
    }

    @Test
    void aDecayReplacesTheSchedule() {
        assertEquals(new Rate(0.1, ScheduleName.CONSTANT, 0.9), new Rate(0.1, ScheduleName.COSINE, 1).decay(0.9));
        assertEquals(new Rate(0.1, ScheduleName.COSINE, 1), new Rate(0.1, ScheduleName.COSINE, 1).decay(1));
    }

    @Test
    void refusesBoth() {
        assertEquals("--decay goes with --schedule constant alone, got one-cycle.",
                assertThrows(IllegalArgumentException.class, () -> new Rate(0.1, ScheduleName.ONE_CYCLE, 0.5)).getMessage());
    }
}
