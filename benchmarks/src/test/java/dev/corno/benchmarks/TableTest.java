package dev.corno.benchmarks;

import static dev.corno.benchmarks.Contender.CORNO;
import static dev.corno.benchmarks.Contender.DL4J;
import static dev.corno.benchmarks.Contender.PYTORCH;
import static dev.corno.benchmarks.Contender.TENSORFLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Figures figures = new Figures(2);

    private void add(Contender engine, Phase phase, int batch, double... values) {
        figures.add(engine, Workload.MLP_SMALL, new Reading(phase, batch, values));
    }

    @Test
    void comparesWithTheFasterPeerAndWithStockDl4j() {
        add(CORNO, Phase.TRAIN, 64, 0.25);
        add(CORNO, Phase.TRAIN, 64, 0.35);
        add(DL4J, Phase.TRAIN, 64, 10);
        add(PYTORCH, Phase.TRAIN, 64, 1.6);
        add(TENSORFLOW, Phase.TRAIN, 64, 0.3);

        assertEquals("""
                | workload | phase | corno | dl4j | pytorch | tensorflow | corno / best peer | corno / dl4j |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                | mlp-small | train b64, ms | 0.300 (0.250-0.350) | 10.0 (10.0-10.0) | 1.60 (1.60-1.60) | 0.300 (0.300-0.300) \
                | 1.00, MISSED 0.800 | 0.0300, met 0.0500 |
                """, new Table(figures, List.of(CORNO, DL4J, PYTORCH, TENSORFLOW)).toString());
    }

    @Test
    void leavesCellsEmptyThatWereNotMeasured() {
        add(CORNO, Phase.PREDICT, 1, 1234.4);

        assertEquals("""
                | workload | phase | corno | pytorch | corno / best peer | corno / dl4j |
                | --- | --- | --- | --- | --- | --- |
                | mlp-small | predict b1, ms | 1234 (1234-1234) |  |  |  |
                """, new Table(figures, List.of(CORNO, PYTORCH)).toString());
    }

    @Test
    void showsMemoryAndGarbageOfTrainingWithoutATarget() {
        add(CORNO, Phase.GARBAGE, 64, 0);
        add(DL4J, Phase.GARBAGE, 64, 711900);

        assertEquals("""
                | workload | phase | corno | dl4j | corno / best peer | corno / dl4j |
                | --- | --- | --- | --- | --- | --- |
                | mlp-small | garbage b64, bytes | 0 (0-0) | 711900 (711900-711900) |  | 0 |
                """, new Table(figures, List.of(CORNO, DL4J)).toString());
    }
}
