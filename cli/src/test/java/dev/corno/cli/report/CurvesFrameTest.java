package dev.corno.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesFrameTest {

    private static double[] ticks(Double... values) {
        return new CurvesFrame(List.of(new Curve("loss", List.of(values))), 0, 100, 0, 50).ticks().stream().mapToDouble(tick -> tick)
                .toArray();
    }

    @Test
    void ticksAreRoundNumbers() {
        assertArrayEquals(new double[] {0.9, 0.92, 0.94, 0.96, 0.98}, ticks(0.8944, 0.9892), 1e-12);
        assertArrayEquals(new double[] {0, 1000, 2000, 3000}, ticks(0.0, 3456.0), 1e-9);
    }

    @Test
    void aConstantCurveHasTicksToo() {
        assertArrayEquals(new double[] {0.46, 0.48, 0.5, 0.52, 0.54}, ticks(0.5, 0.5), 1e-12);
    }

    @Test
    void pointsLieBetweenTheMargins() {
        CurvesFrame frame = new CurvesFrame(List.of(new Curve("loss", List.of(0.0, 1.0))), 10, 110, 5, 55);
        assertEquals(10, frame.x(1));
        assertEquals(110, frame.x(2));
        assertEquals(30, frame.y(0.5), 1e-9);
    }
}
