package dev.corno.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    @Test
    void writesALineForEachFigure() {
        Figures figures = new Figures(2);
        figures.add(Contender.DL4J_HELPERS, Workload.CIFAR_CONVNET, new Reading(Phase.TRAIN, 32, new double[] {120, 122}));
        figures.add(Contender.CORNO, Workload.COLD_START, new Reading(Phase.PEAK_MEMORY, 0, new double[] {500}));

        assertEquals(List.of("""
                {"engine":"dl4j-helpers","workload":"cifar-convnet","phase":"train","batch":32,"unit":"ms","median_ms":121.0,"min_ms":120.0,\
                "p90_ms":122.0,"lowest_round_ms":121.0,"highest_round_ms":121.0,"n":2,"threads":2}""", """
                {"engine":"corno","workload":"cold-start","phase":"peak_memory","batch":0,"unit":"MiB","median_ms":500.0,"min_ms":500.0,\
                "p90_ms":500.0,"lowest_round_ms":500.0,"highest_round_ms":500.0,"n":1,"threads":2}"""),
                new JsonLines(new ObjectMapper()).of(figures.all()));
    }
}
